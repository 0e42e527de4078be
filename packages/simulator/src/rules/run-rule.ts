import type { MachineMeasure, PlanSubject } from '@rollout/compiler';
import { rulesAbout } from '@rollout/language';
import type { CalmRun } from '../checks/calm-run.ts';
import type { ExactFigures } from '../exact/index.ts';
import type { Outlook } from './outlook.ts';

/** What rules look at that need numbers. Each is found out once, when a rule first asks for it. */
export interface RunSubject extends PlanSubject {
  /** A run in which nothing goes wrong, all times being their medians. null: it is too long to be run, or does not come to its end. */
  readonly calm: () => CalmRun | null;
  /** What gates and watches find in that run of bugs that are there: in closed form, at the cost of a look at each gate. null: as above. */
  readonly outlook: () => Outlook | null;
  /**
   * Figures of the plan, exactly, where that takes no more than the budget of lint, which is counted in runs and states. It may take
   * a thousand times as long as the outlook: to be asked where that says that something is wrong.
   */
  readonly figures: (measures: readonly MachineMeasure[]) => ExactFigures;
}

/** Declares a rule about how a plan runs. */
export const runRule = rulesAbout<RunSubject>();
