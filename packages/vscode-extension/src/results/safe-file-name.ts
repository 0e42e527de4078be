/** A file name that every system takes, of a plan's name: what none of them has in names is `-`. */
export function safeFileName(plan: string, extension: string): string {
  const safe = plan.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-');
  return `${safe === '' ? 'plan' : safe}.${extension}`;
}
