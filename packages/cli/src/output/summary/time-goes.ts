import type { Results } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { formatPercent } from '../number.ts';
import { formatTable } from '../table.ts';
import { timeOf } from './estimate.ts';

const SHOWN = 6;

/** The sentences that take most of the time. */
export function timeGoes({ steps }: Results, { dim }: Colors): string[] {
  // An `each` is as busy as what is in it.
  const leaves = steps.filter(({ source }) => !steps.some((other) => other.source.startsWith(`${source}/`)));
  const rows = [...leaves]
    .sort((a, b) => b.share - a.share)
    .slice(0, SHOWN)
    .map((step) => [
      formatPercent(Math.round(step.share * 1000) / 1000),
      timeOf(step.busy.mean),
      step.text,
      dim(step.stage),
    ]);
  const columns = [
    { title: '', align: 'right' },
    { title: '', align: 'right' },
    { title: '', align: 'left' },
    { title: '', align: 'left' },
  ] as const;
  return rows.length === 0 ? [] : formatTable(columns, rows, '').split('\n');
}
