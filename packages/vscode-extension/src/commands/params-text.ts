/** `soak = 12h, width=3` as params and their values; undefined where it is not written so. */
export function paramsText(text: string): Readonly<Record<string, string>> | undefined {
  const parts = text.split(',').map((part) => /^\s*([\p{L}_][\p{L}\p{M}\p{N}_-]*)\s*=\s*(\S.*?)\s*$/u.exec(part));
  const pairs: [string, string][] = [];
  for (const part of parts) {
    const [, name, value] = part ?? [];
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
  }
  return Object.fromEntries(pairs);
}
