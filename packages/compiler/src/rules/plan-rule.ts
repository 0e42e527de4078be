import { type Plan, type ProgramSubject, rulesAbout } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { Layout } from '../machine/layout/index.ts';
import type { Machine } from '../machine/machine.ts';

/** What rules look at that need to know which servers, people and traffic each step of a plan is about. */
export interface PlanSubject extends ProgramSubject {
  /** The plan as it is written, under no scenario. */
  readonly plan: Plan;
  readonly machine: Machine;
  readonly layout: Layout;
  /** Where what the machine holds was written. */
  readonly sources: Sources;
}

/** Declares a rule about a compiled plan. */
export const planRule = rulesAbout<PlanSubject>();
