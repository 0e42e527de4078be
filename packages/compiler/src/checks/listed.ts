/** So many are named where there are more. */
const NAMED = 4;

/** `a, b and c`, or `a, b, c and 5 more`; null: there is nothing to name. */
export function listed(names: readonly string[]): string | null {
  const shown = names.length > NAMED ? [...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} more`] : names;
  const last = shown.at(-1);
  if (last === undefined) return null;
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
