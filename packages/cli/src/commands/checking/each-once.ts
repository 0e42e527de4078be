import type { Diagnostic } from '@rollout/language';

/** Leaves out what an earlier call was given: what several files import is said once, with the first of them. */
export function eachOnce<T>(findingOf: (each: T) => Diagnostic): (all: readonly T[]) => readonly T[] {
  const said = new Set<string>();
  return (all) =>
    all.filter((each) => {
      const { path, span, code, message } = findingOf(each);
      const key = JSON.stringify([path, span.start, span.end, code, message]);
      return said.has(key) ? false : said.add(key) !== undefined;
    });
}
