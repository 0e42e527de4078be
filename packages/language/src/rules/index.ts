/** Lint that needs nothing but what is written; how rules are declared, here and in the packages above. */
import { noMaxDown } from './no-max-down.ts';
import type { ProgramSubject } from './program-rule.ts';
import type { Rule } from './rule.ts';

/** Every rule about a program, in alphabetical order. */
export const programRules: readonly Rule<ProgramSubject>[] = [noMaxDown];

export * from './option.ts';
export { optionText } from './option-text.ts';
export { type ProgramSubject, programRule } from './program-rule.ts';
export { entriesOf, type Rule, type RuleDeclaration, rulesAbout } from './rule.ts';
