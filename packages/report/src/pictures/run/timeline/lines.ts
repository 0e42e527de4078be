/** The rows of a timeline, one below the other. */
import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { buildRows } from '../../../rows/build-rows.ts';
import { extraRows } from '../../../rows/extra-rows.ts';
import { foldRows } from '../../../rows/fold-rows.ts';
import type { Row } from '../../../rows/row.ts';
import { counted } from '../../../text/counted.ts';
import type { Part } from '../../picture.ts';

export interface TimelineLine {
  readonly row: Row;
  readonly depth: number;
  readonly label: string;
  /** It stands below all stages: bugs, incidents, outages, the way back. */
  readonly isExtra: boolean;
  /** What all of it is about; null: no part of the plan. */
  readonly part: Part | null;
}

export function linesOf(trace: Trace, machine: Machine, most: number): TimelineLine[] {
  const extra = extraRows(trace);
  const stages = foldRows(buildRows(trace, machine), Math.max(most - extra.length, most / 2));
  const bugs = trace.bugs.filter(({ there }) => there);
  return [
    ...stages.flatMap((row) => flat([row], 0, false, { kind: 'stage', name: row.label })),
    ...extra.flatMap((row, index) => {
      const bug = bugs[index];
      return flat([row], 0, true, bug === undefined ? null : { kind: 'bug', name: bug.name });
    }),
  ];
}

function flat(rows: readonly Row[], depth: number, isExtra: boolean, part: Part | null): TimelineLine[] {
  return rows.flatMap((row) => [
    { row, depth, label: labelOf(row), isExtra, part },
    ...flat(row.children, depth + 1, isExtra, part),
  ]);
}

/** As the timeline on a terminal says it: `r-1 (100 clusters)`, and only the number where there is no name. */
export function labelOf({ label, folded }: Row): string {
  if (folded === null || (folded.count === 1 && label !== '')) return label;
  const count = counted(folded.count, folded.level);
  return label === '' ? count : `${label} (${count})`;
}
