/** Lint that needs nothing but what is written; how rules are declared, here and in the packages above. */
import { approvalWithoutRefusal } from './approval-without-refusal.ts';
import { bareNumber } from './bare-number.ts';
import { bugAlwaysPresent } from './bug-always-present.ts';
import { continueWhenUnhealthy } from './continue-when-unhealthy.ts';
import { docWithoutSubject } from './doc-without-subject.ts';
import { flagOutlived } from './flag-outlived.ts';
import { flagWithoutEnd } from './flag-without-end.ts';
import { flagWithoutOwner } from './flag-without-owner.ts';
import { freezePast } from './freeze-past.ts';
import { fridayStart } from './friday-start.ts';
import { handlerWithoutEffect } from './handler-without-effect.ts';
import { ignoredRefusal } from './ignored-refusal.ts';
import { mixedTimeZones } from './mixed-time-zones.ts';
import { modelWithoutBugs } from './model-without-bugs.ts';
import { noMaxDown } from './no-max-down.ts';
import { paramWithoutRange } from './param-without-range.ts';
import { perfectGate } from './perfect-gate.ts';
import type { ProgramSubject } from './program-rule.ts';
import { repeatedNumber } from './repeated-number.ts';
import { retryWithoutEnd } from './retry-without-end.ts';
import type { Rule } from './rule.ts';
import { shadowedName } from './shadowed-name.ts';
import { thinEvidence } from './thin-evidence.ts';
import { undocumentedPlan } from './undocumented-plan.ts';
import { unlikelyChance } from './unlikely-chance.ts';
import { unlikelyDuration } from './unlikely-duration.ts';
import { unusedCheck } from './unused-check.ts';
import { unusedDeclaration } from './unused-declaration.ts';
import { unusedImport } from './unused-import.ts';
import { unusedLabel } from './unused-label.ts';
import { unusedParam } from './unused-param.ts';
import { weekendWindow } from './weekend-window.ts';

/** Every rule about a program, in alphabetical order. */
export const programRules: readonly Rule<ProgramSubject>[] = [
  approvalWithoutRefusal,
  bareNumber,
  bugAlwaysPresent,
  continueWhenUnhealthy,
  docWithoutSubject,
  flagOutlived,
  flagWithoutEnd,
  flagWithoutOwner,
  freezePast,
  fridayStart,
  handlerWithoutEffect,
  ignoredRefusal,
  mixedTimeZones,
  modelWithoutBugs,
  noMaxDown,
  paramWithoutRange,
  perfectGate,
  repeatedNumber,
  retryWithoutEnd,
  shadowedName,
  thinEvidence,
  undocumentedPlan,
  unlikelyChance,
  unlikelyDuration,
  unusedCheck,
  unusedDeclaration,
  unusedImport,
  unusedLabel,
  unusedParam,
  weekendWindow,
];

export * from './option.ts';
export { optionText } from './option-text.ts';
export { type ProgramSubject, programRule } from './program-rule.ts';
export { entriesOf, type Rule, type RuleDeclaration, rulesAbout } from './rule.ts';
