/**
 * Whether a value that came over the wire has the parts that are read of it. Our own client has the types; others may send anything, and are told what was
 * wrong instead of whatever would come of it.
 */

/** null: nothing is wrong; otherwise where it is, from `at` on: `params.position.line`. */
export type Check = (value: unknown, at: string) => string | null;

const kindOf =
  (is: (value: unknown) => boolean): Check =>
  (value, at) =>
    is(value) ? null : at;

export const text = kindOf((value) => typeof value === 'string');
export const number = kindOf((value) => typeof value === 'number');
/** So many runs: one at least, and no more than the command line takes. */
export const count = kindOf((value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 1e9);
export const boolean = kindOf((value) => typeof value === 'boolean');
/** More than nothing, and less than all. */
export const share = kindOf((value) => typeof value === 'number' && value > 0 && value < 1);
/** Nothing is read of it, or whoever reads it looks for himself. */
export const anything = kindOf(() => true);

/** It has these parts; others are not looked at. */
export function parts<P>(checks: { readonly [Name in keyof P]-?: Check }): Check {
  const all = Object.entries<Check>(checks);
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return at;
    const given = new Map<string, unknown>(Object.entries(value));
    return first(all, ([name, check]) => check(given.get(name), `${at}.${name}`));
  };
}

export function list(of: Check): Check {
  return (value, at) => (Array.isArray(value) ? first(value.entries(), ([i, each]) => of(each, `${at}[${i}]`)) : at);
}

/** An object all of whose parts are so, whatever their names. */
export function record(of: Check): Check {
  return (value, at) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? first(Object.entries(value), ([name, each]) => of(each, `${at}.${name}`))
      : at;
}

/** Not given, or so. */
export function optional(of: Check): Check {
  return (value, at) => (value === undefined ? null : of(value, at));
}

/** Some clients write `null` for what they do not give. */
export function nullable(of: Check): Check {
  return (value, at) => (value === undefined || value === null ? null : of(value, at));
}

export function oneOf(...choices: readonly unknown[]): Check {
  return kindOf((value) => choices.includes(value));
}

/** What one of them finds nothing wrong with. */
export function either(...checks: readonly Check[]): Check {
  return (value, at) => (checks.some((check) => check(value, at) === null) ? null : at);
}

function first<T>(all: Iterable<T>, wrong: (each: T) => string | null): string | null {
  for (const each of all) {
    const at = wrong(each);
    if (at !== null) return at;
  }
  return null;
}
