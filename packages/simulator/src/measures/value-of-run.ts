/** What a run says of a measure: one number, from the run's record. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import type { AmountOfRun, Given, Happening } from '@rollout/language';
import { exposureUnit } from '../exposure-unit.ts';
import { groupSizes } from '../group-sizes.ts';
import { known } from '../known.ts';
import {
  BUG_EXPOSURE,
  BUG_FOUND,
  BUG_OUT,
  BUG_REACH,
  BUG_THERE,
  bugAt,
  DURATION,
  LIMIT_DOWN,
  LIMIT_GROUP,
  limitAt,
  OUTCOME,
  OUTCOMES,
  type RecordShape,
  shapeOfRecord,
} from '../record.ts';

/**
 * Reads a run from its record, which begins at `row`: 1 or 0 for what happens or does not, else the amount, in the measure's unit
 * (milliseconds, servers, shares of 1, or the bug's unit). NaN: the measure is not about this run.
 */
export type ValueOfRun = (records: Float64Array, row: number) => number;

type Holds = (records: Float64Array, row: number) => boolean;

const COMPLETED = OUTCOMES.indexOf('completed');

/** The mean of these values over the runs that have one is the chance, or the mean; their quantile the quantile. */
export function valueOfRun(machine: Machine, layout: Layout, measure: MachineMeasure): ValueOfRun {
  const shape = shapeOfRecord(machine);
  if (measure.kind === 'chance') {
    const happens = happeningIn(machine, shape, measure.of);
    return among(givenIn(machine, shape, measure.given), (records, row) => (happens(records, row) ? 1 : 0));
  }
  const amount = amountIn(machine, layout, shape, measure.of);
  return among(givenIn(machine, shape, givenOf(measure)), amount);
}

/** In which runs the bug has to be there for a measure to be about them. Quantiles of what a bug does are given that it is there. */
export function givenOf(measure: MachineMeasure): Given<number> | null {
  if (measure.given !== null || measure.kind === 'chance' || measure.statistic.kind !== 'quantile') {
    return measure.given;
  }
  const { of } = measure;
  const bug = of.kind === 'exposure' || of.kind === 'reach' ? of.bug : null;
  return bug === null ? null : { kind: 'bug', bug };
}

function among(holds: Holds | null, value: ValueOfRun): ValueOfRun {
  if (holds === null) return value;
  return (records, row) => (holds(records, row) ? value(records, row) : Number.NaN);
}

function givenIn(machine: Machine, shape: RecordShape, given: Given<number> | null): Holds | null {
  if (given === null) return null;
  const isThere = bugsOf(machine, given.kind === 'bug' ? given.bug : null).map((bug) => bugAt(shape, bug) + BUG_THERE);
  return (records, row) => isThere.some((field) => at(records, row + field) === 1);
}

function happeningIn(machine: Machine, shape: RecordShape, of: Happening<number, number>): Holds {
  switch (of.kind) {
    case 'completed':
    case 'rolled-back':
    case 'stopped': {
      const outcome = OUTCOMES.indexOf(of.kind);
      return (records, row) => at(records, row + OUTCOME) === outcome;
    }
    case 'escape': {
      const places = bugsOf(machine, of.bug).map((bug) => bugAt(shape, bug));
      return (records, row) =>
        at(records, row + OUTCOME) === COMPLETED &&
        places.some(
          (place) =>
            at(records, row + place + BUG_THERE) === 1 &&
            at(records, row + place + BUG_FOUND) < 0 &&
            at(records, row + place + BUG_OUT) === 1,
        );
    }
    case 'found': {
      const { stage } = of;
      const places = bugsOf(machine, of.bug).map((bug) => bugAt(shape, bug));
      return (records, row) =>
        places.some((place) => {
          if (at(records, row + place + BUG_THERE) !== 1) return false;
          const found = at(records, row + place + BUG_FOUND);
          return stage === null ? found >= 0 : found === stage;
        });
    }
    default:
      return of satisfies never;
  }
}

function amountIn(machine: Machine, layout: Layout, shape: RecordShape, of: AmountOfRun<number>): ValueOfRun {
  switch (of.kind) {
    case 'duration':
      if (of.of === 'all') return (records, row) => at(records, row + DURATION);
      return (records, row) => (at(records, row + OUTCOME) === COMPLETED ? at(records, row + DURATION) : Number.NaN);
    case 'exposure': {
      const parts = bugsOf(machine, of.bug).map((bug) => ({
        field: bugAt(shape, bug) + BUG_EXPOSURE,
        unit: exposureUnit(known(machine.numbers.bugs[bug])),
      }));
      return (records, row) => parts.reduce((sum, { field, unit }) => sum + at(records, row + field) / unit, 0);
    }
    case 'reach': {
      const field = bugAt(shape, of.bug) + BUG_REACH;
      return (records, row) => at(records, row + field);
    }
    case 'down': {
      const limit = machine.constraints.down.findIndex(
        ({ watched, per, counts }) => watched && per === of.per && counts === 'server',
      );
      if (limit < 0) throw new Error('nothing in the machine watches what is down there');
      const place = limitAt(shape, limit);
      const sizes = groupSizes(layout, limit);
      return (records, row) => {
        const group = at(records, row + place + LIMIT_GROUP);
        return group < 0 ? 0 : at(records, row + place + LIMIT_DOWN) / known(sizes[group]);
      };
    }
    default:
      return of satisfies never;
  }
}

function bugsOf({ numbers }: Machine, bug: number | null): readonly number[] {
  return bug === null ? numbers.bugs.map((_, index) => index) : [bug];
}

function at(records: Float64Array, i: number): number {
  return records[i] as number; // in range: records are laid out to hold it
}
