/** Which marks of a run in which nothing goes wrong are looks. */
import type { Layout, Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import type { Way } from './bug-ways.ts';
import type { Mark, ProbedRun, Trouble } from './probe.ts';

/** A mark that is a look, by its number among the run's marks, and what makes it raise something. */
export interface Place {
  readonly mark: Mark;
  readonly index: number;
  readonly trouble: Trouble;
}

/** Gates and approvals; and the ends of stages at which a bug that is sure to be seen may not have been. null: it cannot be said by which. */
export function placesOf(machine: Machine, layout: Layout, run: ProbedRun, ways: readonly Way[]): Place[] | null {
  const { marks } = run;
  const places: Place[] = [];
  for (const [index, mark] of marks.entries()) {
    const { stage, step } = mark;
    if (step !== null) {
      places.push({ mark, index, trouble: { kind: 'step', stage, step } });
      continue;
    }
    const matters = ways.some(({ by, sure }) => sure && by !== null && isUnseen(marks, by, index));
    if (!matters) continue;
    const trouble = troubleAtEnd(machine, layout, run, stage, index);
    if (trouble === null) return null;
    places.push({ mark, index, trouble });
  }
  return places;
}

/** Whether what is sure to be seen and has shown by one mark was seen at none before another. */
function isUnseen(marks: readonly Mark[], by: number, index: number): boolean {
  return by <= index && marks.slice(by, index).every(({ kind }) => kind === 'approval');
}

/** A bug that is found just there: it shows at a node that is done after the last gate, and the last stage's end, before. */
function troubleAtEnd(
  machine: Machine,
  layout: Layout,
  { marks, done }: ProbedRun,
  stage: number,
  index: number,
): Trouble | null {
  for (const [bug, { shows }] of machine.numbers.bugs.entries()) {
    const own = done.filter((entry) => entry.bug === bug);
    const met = own.find(({ of }) => of === 'met');
    for (const [showing, { found, from, to }] of shows.entries()) {
      if (!found || met === undefined) continue;
      const level = known(known(layout.bugs[bug]).showings[showing]);
      const of = level < 0 ? 'rings' : level;
      for (let ordinal = from; ordinal <= to; ordinal++) {
        const reached = own.find((entry) => entry.of === of && entry.count >= ordinal);
        if (reached === undefined) break;
        if (isUnseen(marks, Math.max(reached.marks, met.marks), index)) {
          return { kind: 'stage-end', stage, bug, showing, ordinal };
        }
      }
    }
  }
  return null;
}
