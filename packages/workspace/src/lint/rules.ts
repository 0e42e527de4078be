/** The rules of all packages. */
import { type PlanSubject, planRules } from '@rollout/compiler';
import { type AnyEntry, entriesOf, type ProgramSubject, programRules, type Rule } from '@rollout/language';
import { type RunSubject, runRules } from '@rollout/simulator';

/** A rule with what it looks at. */
export type AnyRule =
  | { readonly about: 'program'; readonly rule: Rule<ProgramSubject> }
  | { readonly about: 'plan'; readonly rule: Rule<PlanSubject> }
  | { readonly about: 'run'; readonly rule: Rule<RunSubject> };

export const allRules: readonly AnyRule[] = [
  ...programRules.map((rule): AnyRule => ({ about: 'program', rule })),
  ...planRules.map((rule): AnyRule => ({ about: 'plan', rule })),
  ...runRules.map((rule): AnyRule => ({ about: 'run', rule })),
];

/** Their part of the catalog. */
export const ruleEntries: Readonly<Record<string, AnyEntry>> = {
  ...entriesOf(programRules),
  ...entriesOf(planRules),
  ...entriesOf(runRules),
};
