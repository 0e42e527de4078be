/** Lint that needs numbers: how long, how sure, how much. */
import type { Rule } from '@rollout/language';
import type { RunSubject } from './run-rule.ts';

/** Every rule about how a plan runs, in alphabetical order. */
export const runRules: readonly Rule<RunSubject>[] = [];

export { type RunSubject, runRule } from './run-rule.ts';
export { runSubject } from './run-subject.ts';
