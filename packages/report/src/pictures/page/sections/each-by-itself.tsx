import type { Estimate, Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { percentWithInterval, timeOf } from '../../../text/estimate.ts';
import { SimpleTable } from './simple-table.tsx';

/** What was found of each of two plans by itself, with its intervals. */
export function EachByItself({ a, b }: { readonly a: Results; readonly b: Results }): VNode {
  const bugs = [...new Set([...Object.keys(a.bugs), ...Object.keys(b.bugs)])];
  const time = (name: string, of: (results: Results) => Estimate) => [name, timeText(of(a)), timeText(of(b))];
  const chance = (name: string, of: (results: Results) => Estimate | undefined) =>
    [name, ...[a, b].map((results) => chanceText(of(results)))] as const;
  return (
    <SimpleTable
      title="Each plan by itself"
      label="Each plan by itself"
      look="pairs"
      columns={[{ title: 'figure' }, { title: 'A' }, { title: 'B' }]}
      rows={[
        time('duration, mean', ({ duration }) => duration.mean),
        time('duration, P50', ({ duration }) => duration.p50),
        time('duration, P90', ({ duration }) => duration.p90),
        time('duration, P95', ({ duration }) => duration.p95),
        chance('completed', ({ outcomes }) => outcomes.completed),
        chance('rolled back', ({ outcomes }) => outcomes.rolledBack),
        chance('stopped', ({ outcomes }) => outcomes.stopped),
        ...bugs.map((bug) => chance(`${bug} escapes`, (results) => results.bugs[bug]?.escaped)),
      ]}
    />
  );
}

const chanceText = (estimate: Estimate | undefined): string =>
  estimate === undefined ? 'no such bug' : percentWithInterval(estimate);

/** `25m 3s (24m 40s to 25m 30s)`; alone where the bounds read the same. */
function timeText(estimate: Estimate): string {
  const { value, low, high } = estimate;
  if (value === null) return 'unknown';
  const text = timeOf(estimate, 3);
  if (low === null || high === null) return text;
  const [from, to] = [low, high].map((bound) => timeOf({ value: bound, low: bound, high: bound }, 3));
  return from === to ? text : `${text} (${from} to ${to})`;
}
