/** What is searched, whichever way it is worked out. */
import type { Machine } from '@rollout/compiler';
import type { Sliced } from '../sliced.ts';
import type { Figure } from '../statistics/index.ts';
import type { Objective, Target } from './objective.ts';

/** One plan that could be taken: another setting, another order, another plan of the file. */
export interface Candidate {
  readonly machine: Machine;
  /** In the order of the problem's; bugs and stages are those of this machine. */
  readonly targets: readonly Target[];
}

export interface Problem {
  /** How many candidates there are. */
  readonly size: number;
  /** null: there is no such plan; it cannot be compiled. The same at every call. */
  readonly candidateAt: (candidate: number) => Candidate | null;
  /** The plan as it is; null: it is none of the candidates. */
  readonly own: number | null;
  /** The first targets are the objectives; what else is wanted (what constraints are about) comes behind them. */
  readonly objectives: readonly Objective[];
  readonly targets: number;
}

/** What a search does. */
export interface Job extends Sliced {
  readonly all: number;
  readonly what: 'plans' | 'trials';
}

/** What was found out. */
export interface Evaluation {
  /** Targets that are known exactly, for every candidate. */
  readonly exact: readonly boolean[];
  /** A list for each objective, less being better; NaN where the candidate is out of the question. */
  readonly costs: readonly Float64Array[];
  /** Of a candidate, one a target. */
  readonly figuresOf: (candidate: number) => readonly Figure[];
  /** Candidates that cannot be compiled. */
  readonly impossible: number;
}

/** As a cost: less is better. */
export function costOf({ better }: Objective, value: number): number {
  return better === 'lower' ? value : -value;
}
