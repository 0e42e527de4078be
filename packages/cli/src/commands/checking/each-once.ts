import type { Diagnostic } from '@rollout/language';

/** Leaves out what an earlier call was given: what several files import is said once, with the first of them. */
export function eachOnce(): (findings: readonly Diagnostic[]) => readonly Diagnostic[] {
  const said = new Set<string>();
  return (findings) =>
    findings.filter(({ path, span, code, message }) => {
      const key = JSON.stringify([path, span.start, span.end, code, message]);
      return said.has(key) ? false : said.add(key) !== undefined;
    });
}
