/**
 * The front from simulation: all plans run under the same luck, and those that are beaten beyond doubt drop out, so that trials go to the
 * plans that it is about.
 *
 * After 256, 512, 1,024 … trials of each plan that is left, each is held against those of the front as it looks by then. It drops out if one of them is
 * no worse in any objective, and better in one; what is meant by better and no worse is said by intervals of the differences, trial by trial. The chance
 * that anything is said wrongly, at whatever look, of whatever pair, in whatever objective, is at most 1 − `confidence`: Bonferroni over pairs and objectives,
 * `levelAtLook` over looks, and intervals that know of what is rare (`differenceOf`). Differences of less than a hundredth of what the plans span in an objective count as none. (O. Maron,
 * A. Moore, "Hoeffding races", 1994; S. Chick, K. Inoue, "New procedures to select the best simulated system using common random numbers", 2001.)
 */
import { known } from '../known.ts';
import { levelAtLook } from '../statistics/index.ts';
import { frontOf } from './front.ts';
import type { Evaluation, Job, Problem } from './problem.ts';
import { areOneIn, type Duels, duelsOf } from './race-duels.ts';
import {
  type Columns,
  costsOf,
  type Field,
  figureAt,
  lookFarther,
  openCandidate,
  openField,
  type Running,
  racingAt,
  stillRacing,
} from './race-field.ts';

export interface RaceOptions {
  readonly seed: string;
  readonly confidence: number;
  /** In all, over all plans. */
  readonly trials: number;
  readonly columns?: Columns;
}

export interface Race extends Job {
  /** Of what has been run so far; it may go on afterwards. */
  readonly evaluation: () => RaceEvaluation;
}

export interface RaceEvaluation extends Evaluation {
  /** Whether it is on the front beyond doubt: nothing that is left might beat it. */
  readonly isCertain: (candidate: number) => boolean;
  /** How many trials it has had. */
  readonly trialsOf: (candidate: number) => number;
  readonly spent: number;
}

const FIRST_LOOK = 256;

/** Of an objective's span, what counts as no difference. */
const TOLERANCE = 0.01;

export function openRace(problem: Problem, options: RaceOptions): Race {
  const { size, objectives } = problem;
  const field = openField(problem, options.columns);
  const areOne = areOneIn(field);
  // By how much one is above the other says by how much the other is below.
  const pairs = Math.max(1, (size * (size - 1)) / 2) * objectives.length;
  let spent = 0;
  let look = 0;
  let upTo = Math.max(1, Math.min(FIRST_LOOK, Math.floor(options.trials / Math.max(1, size))));
  let next = 0;
  let running: Running | null = null;
  let over = false;

  /** Of one interval, by now. */
  const level = (): number => 1 - (1 - levelAtLook(options.confidence, Math.max(1, look))) / pairs;

  /** Opens the next candidate that has trials to run; null: this round is over. */
  const openNext = (): Running | null => {
    let opened: Running | null = null;
    while (opened === null && next < size) opened = openCandidate(field, next++, options.seed);
    return opened;
  };

  const endRound = (): void => {
    look += 1;
    lookFarther(field);
    const costs = costsOf(field, level());
    const within = tolerances(costs);
    const isTold = dropBeaten(field, costs, within, duelsOf(field, areOne, within, level()));
    const affordable = Math.floor((options.trials - spent) / Math.max(1, runningOn(field)));
    const more = Math.min(upTo, affordable);
    // Less than a tenth more would say nothing new.
    if (isTold || more * 10 < upTo) over = true;
    upTo += more;
    next = 0;
  };

  const evaluation = (): RaceEvaluation => {
    lookFarther(field);
    const costs = costsOf(field, options.confidence);
    const { mightBeat } = duelsOf(field, areOne, tolerances(costs), level());
    const still = stillRacing(field);
    return {
      exact: field.columns.map((column) => column !== null),
      costs,
      figuresOf: (candidate) =>
        Array.from({ length: problem.targets }, (_, target) => figureAt(field, candidate, target, options.confidence)),
      impossible: field.entries.filter(({ kind }) => kind === 'impossible').length,
      isCertain: (candidate) => still.every((b) => b === candidate || !mightBeat(b, candidate)),
      trialsOf: (candidate) => racingAt(field, candidate)?.samples.size ?? 0,
      spent,
    };
  };

  return {
    all: options.trials,
    what: 'trials',
    done: () => spent,
    advance(atMost) {
      let room = atMost;
      while (room > 0 && !over) {
        running ??= openNext();
        if (running === null) {
          endRound();
          room -= 1;
          continue;
        }
        const before = running.samples.size;
        const more = running.sampler.advance(upTo, room);
        const ran = running.samples.size - before;
        spent += ran;
        room -= Math.max(1, ran);
        if (!more) running = null;
      }
      return !over;
    },
    evaluation,
  };
}

/** What counts as no difference, in each objective. */
function tolerances(costs: readonly Float64Array[]): number[] {
  return costs.map((list) => {
    const finite = list.filter(Number.isFinite);
    return finite.length === 0
      ? 0
      : TOLERANCE * (finite.reduce((a, b) => Math.max(a, b)) - finite.reduce((a, b) => Math.min(a, b)));
  });
}

/** Lets those drop out that a plan of the front beats. Gives whether the front is told: those that are left are it, and none of them might beat another. */
function dropBeaten(
  field: Field,
  costs: readonly Float64Array[],
  within: readonly number[],
  { beats, mightBeat }: Duels,
): boolean {
  const front = frontOf(costs);
  // Whoever looks worse will hardly be shown to be better: those pairs need not be looked at.
  const looksNoWorse = (b: number, a: number): boolean =>
    within.every((tolerance, objective) => known(costs[objective]?.[b]) <= known(costs[objective]?.[a]) + tolerance);
  for (const a of stillRacing(field)) {
    const isBeatenBy = (b: number): boolean =>
      b !== a && racingAt(field, b)?.dropped === false && looksNoWorse(b, a) && beats(b, a);
    const entry = racingAt(field, a);
    if (entry !== null && front.some(isBeatenBy)) entry.dropped = true;
  }
  const still = stillRacing(field);
  return still.every((a) => front.includes(a)) && still.every((a) => still.every((b) => b === a || !mightBeat(b, a)));
}

/** How many plans have further trials: those that still race, and the plan as it is. */
function runningOn(field: Field): number {
  const still = stillRacing(field);
  const { own } = field.problem;
  return still.length + (own !== null && !still.includes(own) ? 1 : 0);
}
