import type { Location, People } from '@rollout/language';
import type { Turning } from '../../diagnostics/people.ts';
import type { Budget } from '../../fleet/budget.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import { namedPeople, turnsAround } from './people-sentences.ts';

/** A plan whose releases and flags are looked at, with what is known of its sentences about them. */
export interface PeopleUnderCheck {
  readonly plan: PlanUnderCheck;
  /** In pairs of steps. Once it is spent nothing more is found. */
  readonly budget: Budget;
  /** By sentence: whom it names. */
  readonly named: ReadonlyMap<Location, readonly People[]>;
  /** By sentence: what goes more than once around it. */
  readonly turning: ReadonlyMap<Location, Turning>;
}

/** What looking at one plan may cost: pairs of steps. */
const EFFORT = 500_000;

export function peopleUnderCheck(plan: PlanUnderCheck): PeopleUnderCheck {
  return {
    plan,
    budget: { left: EFFORT },
    named: namedPeople(plan.written),
    turning: turnsAround(plan.written),
  };
}
