import { defaultHints } from './default-hints.ts';
import type { Hint } from './hint.ts';
import { stageHints } from './stage-hints.ts';
import type { HintSubject } from './subject.ts';

/** All hints between two offsets, in the order of the text; of one place in the order in which they are to be read. */
export function inlayHints(
  subject: HintSubject,
  range: { readonly start: number; readonly end: number },
): readonly Hint[] {
  const defaults = subject.settings['hints.defaults'] ? defaultHints(subject) : [];
  return [...defaults, ...stageHints(subject)]
    .filter(({ at }) => at >= range.start && at <= range.end)
    .sort((a, b) => a.at - b.at);
}
