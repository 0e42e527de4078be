/** From what was found to what is said. */
import { type Machine, type MachineExpectation, proveExclusive } from '@rollout/compiler';
import type { MeasureTally } from '../measures/measure-tally.ts';
import { unitOfMeasure } from '../measures/unit-of-measure.ts';
import { estimate } from '../results/estimate.ts';
import type { ExpectationResults } from '../results/expectation-results.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { rounded, type Status, statusOf } from './status.ts';
import { type LevelAt, trialsNeeded } from './trials-needed.ts';

export type MeasureExpectation = Extract<MachineExpectation, { readonly kind: 'measure' }>;

/** `known`: the value, or two bounds that it lies between. */
export function resultOfExact(machine: Machine, expectation: MeasureExpectation, known: Figure): ExpectationResults {
  const { relation, bound } = expectation;
  const figure = known.low === known.high ? exactly(rounded(known.value, bound)) : known;
  return {
    ...headOf(expectation),
    status: statusOf(figure, relation, bound),
    method: 'exact',
    trials: 0,
    ...toldIn(machine, expectation, figure),
    trialsNeeded: null,
    explanation: null,
  };
}

export interface FromTrials {
  readonly tally: MeasureTally;
  /** null: no look was taken. */
  readonly figure: Figure | null;
  readonly status: Status;
  readonly trials: number;
  readonly levelAt: LevelAt;
}

export function resultOfTrials(
  machine: Machine,
  expectation: MeasureExpectation,
  { tally, figure, status, trials, levelAt }: FromTrials,
): ExpectationResults {
  const { bound } = expectation;
  return {
    ...headOf(expectation),
    status,
    method: 'simulated',
    trials,
    ...toldIn(machine, expectation, figure ?? { value: NaN, low: NaN, high: NaN }),
    trialsNeeded: status !== 'undecided' || figure === null ? null : trialsNeeded(tally, figure, bound, levelAt),
    explanation: null,
  };
}

export type ExclusiveExpectation = Extract<MachineExpectation, { readonly kind: 'exclusive' }>;

/** What is not proven is not met. */
export function resultOfProof(machine: Machine, expectation: ExclusiveExpectation): ExpectationResults {
  const { verdict, explanation } = proveExclusive(machine, expectation);
  return {
    ...headOf(expectation),
    status: verdict === 'proven' ? 'met' : 'not-met',
    method: 'proven',
    trials: 0,
    unit: null,
    value: null,
    relation: null,
    bound: null,
    trialsNeeded: null,
    explanation,
  };
}

function headOf({ text, policy, level }: MachineExpectation): Pick<ExpectationResults, 'text' | 'policy' | 'level'> {
  return { text, policy, level };
}

function toldIn(
  machine: Machine,
  { measure, relation, bound }: MeasureExpectation,
  figure: Figure,
): Pick<ExpectationResults, 'unit' | 'value' | 'relation' | 'bound'> {
  const { unit, size } = unitOfMeasure(machine, measure);
  return { unit, value: estimate(figure, 1 / size), relation, bound: bound / size };
}
