/** Lint that needs a machine: which servers, people and traffic each step is about. */
import type { Rule } from '@rollout/language';
import type { PlanSubject } from './plan-rule.ts';

/** Every rule about a compiled plan, in alphabetical order. */
export const planRules: readonly Rule<PlanSubject>[] = [];

export { type PlanSubject, planRule } from './plan-rule.ts';
