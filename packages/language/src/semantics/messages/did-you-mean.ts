/** What a message about an unknown name is told. */
export interface Unknown {
  readonly name: string;
  readonly suggestion: string | undefined;
  /** What there is instead. */
  readonly known?: readonly string[];
}

/** Of more names than so many the reader would have to search. */
export const MOST_SHOWN = 8;

export function didYouMean(args: Unknown): string | undefined {
  const { suggestion, known = [] } = args;
  if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
  if (known.length === 0 || known.length > MOST_SHOWN) return undefined;
  const names = known.map((name) => `\`${name}\``);
  const last = names.pop() ?? '';
  return names.length === 0 ? `There is only ${last}.` : `There are ${names.join(', ')} and ${last}.`;
}
