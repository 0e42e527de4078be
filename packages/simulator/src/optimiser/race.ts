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
import type { Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import { exactly, type Figure, levelAtLook } from '../statistics/index.ts';
import { essenceOf } from './alike.ts';
import { differenceOf } from './difference.ts';
import { farthestApart, seenIn } from './farthest.ts';
import { figureOf } from './figure-of.ts';
import { frontOf } from './front.ts';
import type { Target } from './objective.ts';
import { costOf, type Evaluation, type Job, type Problem } from './problem.ts';
import { openSampler, type Sampler, type Samples } from './samples.ts';

export interface RaceOptions {
  readonly seed: string;
  readonly confidence: number;
  /** In all, over all plans. */
  readonly trials: number;
  /** For each target what is known exactly, with an entry for each candidate. */
  readonly columns?: readonly (Float64Array | null)[];
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

type Entry =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'impossible' }
  /** Dropped: a front goes without it. */
  | {
      readonly kind: 'racing';
      readonly machine: Machine;
      readonly samples: Samples;
      readonly targets: readonly Target[];
      dropped: boolean;
    };

type Racing = Extract<Entry, { readonly kind: 'racing' }>;

export function openRace(problem: Problem, options: RaceOptions): Race {
  const { size, objectives, own } = problem;
  const columns = options.columns ?? Array.from({ length: problem.targets }, () => null);
  const entries: Entry[] = Array.from({ length: size }, () => ({ kind: 'waiting' }));
  // By how much one is above the other says by how much the other is below.
  const pairs = Math.max(1, (size * (size - 1)) / 2) * objectives.length;
  const essences = new Map<number, string>();
  let farthest: readonly number[] = objectives.map(() => Infinity);
  let spent = 0;
  let look = 0;
  let upTo = Math.max(1, Math.min(FIRST_LOOK, Math.floor(options.trials / Math.max(1, size))));
  let next = 0;
  let running: { readonly sampler: Sampler; readonly samples: Samples } | null = null;
  let over = false;

  const racing = (candidate: number): Racing | null => {
    const entry = known(entries[candidate]);
    return entry.kind === 'racing' ? entry : null;
  };
  const left = (): number[] =>
    entries.flatMap((entry, candidate) => (entry.kind === 'racing' && !entry.dropped ? [candidate] : []));

  /** Opens the next candidate that has trials to run; null: this round is over. */
  const open = (): typeof running => {
    while (next < size) {
      const candidate = next++;
      const entry = known(entries[candidate]);
      if (entry.kind === 'impossible') continue;
      if (entry.kind === 'racing' && entry.dropped && candidate !== own) continue;
      const at = problem.candidateAt(candidate);
      if (at === null) {
        entries[candidate] = { kind: 'impossible' };
        continue;
      }
      const opened = openSampler(at.machine, at.targets, options.seed, entry.kind === 'racing' ? entry.samples : null);
      if (entry.kind === 'waiting') {
        entries[candidate] = { kind: 'racing', ...at, samples: opened.samples, dropped: false };
      }
      return opened;
    }
    return null;
  };

  const figureAt = (candidate: number, target: number, level: number): Figure => {
    const column = columns[target];
    if (column !== null && column !== undefined) return exactly(known(column[candidate]));
    const entry = racing(candidate);
    if (entry === null || entry.samples.size === 0) return { value: Number.NaN, low: -Infinity, high: Infinity };
    return figureOf(known(entry.targets[target]), entry.samples, target, level);
  };

  const essenceAt = (candidate: number, { machine }: Racing): string => {
    const essence = essences.get(candidate) ?? essenceOf(machine);
    essences.set(candidate, essence);
    return essence;
  };

  /** Whether they are one plan: no number of trials would show it. */
  const areOne = (a: number, b: number): boolean => {
    const first = racing(a);
    const second = racing(b);
    if (first === null || second === null || !sameValues(first.samples, second.samples)) return false;
    return essenceAt(a, first) === essenceAt(b, second);
  };

  /** From all that has been seen, of plans that were dropped too. */
  const lookFarther = (): void => {
    const all = entries.flatMap((entry) => (entry.kind === 'racing' ? [entry] : []));
    const seen = objectives.map((_, objective) =>
      seenIn(
        all.map(({ samples }) => samples),
        objective,
      ),
    );
    farthest = objectives.map(({ target }, objective) =>
      farthestApart(
        all.map(({ machine }) => machine),
        target,
        known(seen[objective]),
      ),
    );
  };

  /** The cost of `b` less that of `a` in an objective. */
  const costDifference = (a: number, b: number, objective: number, level: number): Figure => {
    const column = columns[objective];
    const first = racing(a);
    const second = racing(b);
    let difference: Figure;
    if (column !== null && column !== undefined) difference = exactly(known(column[b]) - known(column[a]));
    else if (first === null || second === null) difference = { value: Number.NaN, low: -Infinity, high: Infinity };
    else {
      const { targets, samples } = first;
      difference = differenceOf(
        known(targets[objective]),
        samples,
        second.samples,
        objective,
        level,
        known(farthest[objective]),
      );
    }
    const { value, low, high } = difference;
    return known(objectives[objective]).better === 'lower' ? difference : { value: -value, low: -high, high: -low };
  };

  const costs = (level: number): Float64Array[] =>
    objectives.map((objective, index) =>
      Float64Array.from(entries, (entry, candidate) =>
        entry.kind === 'racing' && !entry.dropped
          ? costOf(objective, figureAt(candidate, index, level).value)
          : Number.NaN,
      ),
    );

  const levelNow = (): number => 1 - (1 - levelAtLook(options.confidence, Math.max(1, look))) / pairs;

  /** What counts as no difference, in each objective. */
  const tolerances = (now: readonly Float64Array[]): number[] =>
    now.map((list) => {
      const finite = list.filter(Number.isFinite);
      return finite.length === 0
        ? 0
        : TOLERANCE * (finite.reduce((a, b) => Math.max(a, b)) - finite.reduce((a, b) => Math.min(a, b)));
    });

  /** Whether `b` makes `a` superfluous beyond doubt. */
  const beats = (b: number, a: number, within: readonly number[], level: number): boolean => {
    const goesFirst = a !== own && (b === own || b < a);
    if (areOne(a, b)) return goesFirst;
    let better = false;
    let alike = true;
    for (const [objective, tolerance] of within.entries()) {
      const { low, high } = costDifference(a, b, objective, level);
      if (!(high <= tolerance)) return false;
      if (high < 0) better = true;
      if (!(low >= -tolerance)) alike = false;
    }
    // Of plans that are alike the plan as it is stays, else the first.
    return better || (alike && goesFirst);
  };

  /** Whether `b` might, for all that is known, make `a` superfluous. */
  const mightBeat = (b: number, a: number, within: readonly number[], level: number): boolean => {
    let alike = true;
    for (const [objective, tolerance] of within.entries()) {
      const { low, high } = costDifference(a, b, objective, level);
      if (low > 0) return false;
      if (!(low >= -tolerance && high <= tolerance)) alike = false;
    }
    return !alike;
  };

  const endRound = (): void => {
    look += 1;
    lookFarther();
    const level = levelNow();
    const now = costs(level);
    const within = tolerances(now);
    const front = frontOf(now);
    // Whoever looks worse will hardly be shown to be better: those pairs need not be looked at.
    const looksNoWorse = (b: number, a: number): boolean =>
      within.every((tolerance, objective) => known(now[objective]?.[b]) <= known(now[objective]?.[a]) + tolerance);
    for (const a of left()) {
      const entry = racing(a);
      if (entry === null) continue;
      const isBeaten = (b: number): boolean =>
        b !== a && racing(b)?.dropped === false && looksNoWorse(b, a) && beats(b, a, within, level);
      if (front.some(isBeaten)) {
        entry.dropped = true;
      }
    }
    const still = left();
    const told =
      still.every((a) => front.includes(a)) &&
      still.every((a) => still.every((b) => b === a || !mightBeat(b, a, within, level)));
    const runs = Math.max(1, still.length + (own !== null && !still.includes(own) ? 1 : 0));
    const affordable = Math.floor((options.trials - spent) / runs);
    const more = Math.min(upTo, affordable);
    // Less than a tenth more would say nothing new.
    if (told || more * 10 < upTo) over = true;
    upTo += more;
    next = 0;
  };

  return {
    all: options.trials,
    what: 'trials',
    done: () => spent,
    advance(atMost) {
      let room = atMost;
      while (room > 0 && !over) {
        running ??= open();
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
    evaluation() {
      const level = levelNow();
      lookFarther();
      const now = costs(options.confidence);
      const within = tolerances(now);
      const still = left();
      return {
        exact: columns.map((column) => column !== null),
        costs: now,
        figuresOf: (candidate) =>
          Array.from({ length: problem.targets }, (_, target) => figureAt(candidate, target, options.confidence)),
        impossible: entries.filter(({ kind }) => kind === 'impossible').length,
        isCertain: (candidate) => still.every((b) => b === candidate || !mightBeat(b, candidate, within, level)),
        trialsOf: (candidate) => racing(candidate)?.samples.size ?? 0,
        spent,
      };
    },
  };
}

function sameValues(a: Samples, b: Samples): boolean {
  return (
    a.size === b.size &&
    a.values.every((list, target) => {
      const other = b.values[target];
      return list.subarray(0, a.size).every((value, trial) => Object.is(value, other?.[trial]));
    })
  );
}
