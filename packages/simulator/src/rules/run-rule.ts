import type { MachineMeasure, PlanSubject } from '@rollout/compiler';
import { rulesAbout } from '@rollout/language';
import type { CalmRun } from '../checks/calm-run.ts';
import type { ExactFigures } from '../exact/index.ts';

/** What rules look at that need numbers. Each is found out once, when a rule first asks for it. */
export interface RunSubject extends PlanSubject {
  /** A run in which nothing goes wrong, all times being their medians. null: it is too long to be run. */
  readonly calm: () => CalmRun | null;
  /** Figures of the plan, exactly, where that takes no more than the budget of lint, which is counted in runs and states. */
  readonly figures: (measures: readonly MachineMeasure[]) => ExactFigures;
}

/** Declares a rule about how a plan runs. */
export const runRule = rulesAbout<RunSubject>();
