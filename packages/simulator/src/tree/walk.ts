/** All different runs of a plan, one after the other, each with its chance. */
import type { Layout, Machine } from '@rollout/compiler';
import { createKernel } from '../kernel/create-kernel.ts';
import { BUG_SHOWN, bugAt, shapeOfRecord } from '../record.ts';
import { MOST_ROUNDS, RunTooLong } from '../run-too-long.ts';
import { unknowableAtOnce } from './at-once.ts';
import { beginRun, type Choices, kindOfRun, noChoices, setNext } from './choices.ts';
import { type Family, isWhole, unfold } from './family.ts';
import { scriptedLuck } from './scripted-luck.ts';
import { Unknowable } from './unknowable.ts';
import type { Visit } from './visit.ts';

export interface Walk {
  /** Different runs that have been told of. */
  runs: number;
  /** Chance of the runs that were left out so far, or told of together, as a share of that of the rarest bug that they have in common. */
  omitted: number;
  /**
   * Which of the least and the greatest of what runs add up to is among those told of: none where runs are left out; where some are told of together there is
   * no greatest. But what is repeated changes only how long a run takes, and what goes by that.
   */
  extremes: 'both' | 'least' | 'none';
  /** Why they can't be gone through, in words that complete "it cannot be worked out run by run: …"; null: nothing has spoken against it yet. */
  why: string | null;
  /** Goes on to the next run; whether there is another. */
  readonly next: (visit: Visit) => boolean;
}

/** Runs that are less likely than so much of what they belong to are left out. */
const SHARE = 1e-15;
/** And of those that differ only in the number of repeats, told of together. */
const SHARE_TOGETHER = 1e-10;

/** The most runs that are gone through. */
export const MOST_RUNS = 20_000;

/** After so many runs it is asked how many there may be: so often the number is doubled. */
const PROBE = 256;
/** So many times as many as may be: the estimate is a coarse one. */
const DOUBT = 8;

/** `most`: runs, after which it is given up. */
export function openWalk(machine: Machine, layout: Layout, most = MOST_RUNS): Walk {
  const unknowable = unknowableAtOnce(machine);
  if (unknowable !== null) return noWalk(unknowable.why);
  const choices = noChoices(SHARE);
  const luck = scriptedLuck(machine, layout, choices);
  if (luck === null) return noWalk('too many of its bugs may be there together');
  const kernel = createKernel(machine, layout, luck, { remembers: false });
  luck.isBusy = kernel.isBusy;
  const shape = shapeOfRecord(machine);
  const record = new Float64Array(shape.width);
  const families = new Map<string, Family>();
  const unfolding = { begun: false, families: families.values() };
  const stop = (why: string): false => {
    walk.why = why;
    return false;
  };
  /** Bugs that nobody has looked for since may have surfaced by the end, or not: nothing else in the record differs. */
  const tell = (visit: Visit, first: number, mass: number): void => {
    const open = luck.late.atEnd[first];
    if (open === undefined) {
      walk.runs++;
      visit(record, 0, mass);
      return;
    }
    const shown = bugAt(shape, open.bug) + BUG_SHOWN;
    tell(visit, first + 1, mass * (1 - open.chance));
    record[shown] = 1;
    tell(visit, first + 1, mass * open.chance);
    record[shown] = 0;
  };
  /** Something in the run may be repeated: it is told of with its family, which is whole when all runs have been made. */
  const keep = (): boolean => {
    const kind = kindOfRun(choices);
    const family = families.get(kind);
    if (choices.repeated >= 0) {
      if (family === undefined) return stop(UNLIKE);
      family.once.push(record.slice());
      return true;
    }
    if (family !== undefined) return stop(UNLIKE);
    const { mass, whole, chances } = choices;
    families.set(kind, { mass, whole, chances: [...chances], none: record.slice(), once: [] });
    return true;
  };
  const nextFamily = (visit: Visit): boolean => {
    const { done, value } = unfolding.families.next();
    if (done === true) return false;
    if (!isWhole(value)) return stop(UNLIKE);
    // They come the other way round: the last question changes first.
    value.once.reverse();
    const count: Visit = (records, row, chance) => {
      walk.runs++;
      visit(records, row, chance);
    };
    walk.extremes = value.mass < SHARE_TOGETHER * value.whole ? 'none' : withoutMost(walk.extremes);
    walk.omitted += unfold(value, SHARE_TOGETHER, count);
    return true;
  };
  let made = 0;
  let probe = PROBE;
  const walk: Walk = {
    runs: 0,
    omitted: 0,
    extremes: 'both',
    why: null,
    next(visit) {
      if (walk.runs >= most) return stop(tooMany(most));
      if (unfolding.begun) return nextFamily(visit);
      beginRun(choices);
      try {
        kernel.run(1, record, 0);
      } catch (error) {
        if (error instanceof Unknowable) return stop(error.why);
        if (error instanceof RunTooLong) return stop(tooLong());
        throw error;
      }
      walk.omitted = luck.omitted + choices.omitted;
      if (walk.omitted > 0) walk.extremes = 'none';
      if (choices.repeatable > 0) {
        if (!keep()) return false;
      } else tell(visit, 0, choices.mass);
      made++;
      if (made === probe) {
        probe *= 2;
        if (probable(choices, made) > DOUBT * most) return stop(tooMany(most));
      }
      unfolding.begun = !setNext(choices);
      return !unfolding.begun || families.size > 0;
    },
  };
  return walk;
}

function withoutMost(extremes: Walk['extremes']): Walk['extremes'] {
  return extremes === 'none' ? 'none' : 'least';
}

function noWalk(why: string): Walk {
  return { runs: 0, omitted: 0, extremes: 'none', why, next: () => false };
}

/** Does so many more runs at the most; whether there are more. */
export function advanceWalk(walk: Walk, atMost: number, visit: Visit): boolean {
  for (let i = 0; i < atMost; i++) if (!walk.next(visit)) return false;
  return true;
}

const UNLIKE = 'what is repeated after a false alarm is not the same each time';

const tooLong = (): string =>
  `one of its runs does not end within ${MOST_ROUNDS.toLocaleString('en-US')} moments at which something happens`;

const tooMany = (most: number): string =>
  `bugs, gates and what else is left to chance make more than ${most.toLocaleString('en-US')} different runs`;

/** How many runs there are if all parts of the tree are like those gone through. */
function probable({ set, from, taken, answers }: Choices, runs: number): number {
  let done = 0;
  let part = 1;
  for (let question = 0; question < set; question++) {
    const first = from[question] ?? 0;
    const to = question + 1 < set ? (from[question + 1] ?? 0) : answers.length;
    const count = to - first;
    part /= count;
    done += part * ((taken[question] ?? 0) - first);
  }
  return done > 0 ? runs / done : Number.POSITIVE_INFINITY;
}
