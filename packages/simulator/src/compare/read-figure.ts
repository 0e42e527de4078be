/** What one run of a plan says of a figure: a number from its record, NaN where the run is not one of those asked about. */
import { type ValueOfRun, valueOfRun } from '../measures/value-of-run.ts';
import { BUG_MET, BUG_THERE, bugAt, DURATION, FALSE_ALARMS, shapeOfRecord } from '../record.ts';
import type { ComparedFigure } from './figures.ts';
import type { PlanToRun } from './joint-presence.ts';
import { measureOfPlan } from './named-measure.ts';

export function readFigure({ machine, layout }: PlanToRun, figure: ComparedFigure): ValueOfRun {
  const at = (records: Float64Array, place: number): number => records[place] as number; // in range: a record holds it
  switch (figure.kind) {
    case 'measure': {
      const measure = measureOfPlan(machine, figure.measure);
      if (measure === null) throw new Error('a figure is asked of a plan that has nothing of the kind');
      return measure === 'never' ? () => 0 : valueOfRun(machine, layout, measure);
    }
    case 'false-alarms':
      return (records, row) => at(records, row + FALSE_ALARMS);
    case 'deadline': {
      const within = machine.deadline ?? Number.POSITIVE_INFINITY;
      return (records, row) => (at(records, row + DURATION) <= within ? 1 : 0);
    }
    case 'users': {
      const place = bugAt(
        shapeOfRecord(machine),
        machine.numbers.bugs.findIndex(({ name }) => name === figure.bug),
      );
      return (records, row) =>
        at(records, row + place + BUG_THERE) === 1 ? at(records, row + place + BUG_MET) : Number.NaN;
    }
  }
}
