import { type Plan, type ProgramSubject, rulesAbout } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { Layout } from '../machine/layout/index.ts';
import type { Machine } from '../machine/machine.ts';
import { type Route, routeOf } from './route/index.ts';

/** A compiled plan, with all that was known when it was compiled. */
export interface CompiledPlan extends ProgramSubject {
  /** The plan as it is written, under no scenario. */
  readonly plan: Plan;
  readonly machine: Machine;
  readonly layout: Layout;
  /** Where what the machine holds was written. */
  readonly sources: Sources;
}

/** What rules look at that need to know which servers, people and traffic each step of a plan is about. */
export interface PlanSubject extends CompiledPlan {
  /** Whom the plan reaches, step by step, and where somebody looks. Found out once, when a rule first asks for it. */
  readonly route: () => Route;
}

/** Declares a rule about a compiled plan. */
export const planRule = rulesAbout<PlanSubject>();

/** What rules about a plan are told of it. */
export function planSubject(compiled: CompiledPlan): PlanSubject {
  let route: Route | undefined;
  return {
    ...compiled,
    route: () => {
      route ??= routeOf(compiled.machine, compiled.layout);
      return route;
    },
  };
}
