/** An entry that must be there; its absence is a bug of ours. */
export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an index leads nowhere');
  return value;
}
