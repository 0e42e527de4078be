/** What stands in the text of a plan that is not written there: pure functions of the text and of what is known of it. They know no protocol. */
export { type ExpectingPlan, expectationsOf } from './expectations.ts';
export { figuresHoverAt } from './figures-hover.ts';
export { headline } from './headline.ts';
export { type Hint, saidTogether } from './hint.ts';
export { inlayHints } from './inlay-hints.ts';
export { expectationTitle, type Lens, type LensAction, lensesOf, resultTitle } from './lenses.ts';
export { HINT_DEFAULTS, HINT_SETTINGS, type HintSettingName, type HintSettings } from './settings.ts';
export type { HintSubject, ShownPlan } from './subject.ts';
