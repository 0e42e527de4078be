/** What is known of measures without trials. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import { lawOnce, quantileBetween, solvedOnce } from '../chain/index.ts';
import { exactFigures } from '../exact/index.ts';
import { exactly, type Figure } from '../statistics/index.ts';

/** Per measure its value, or two bounds that it lies between, in its unit (NaN: no run is one that it is about); null: nothing is known. */
export type FindKnownMeasures = (
  machine: Machine,
  layout: Layout,
  measures: readonly MachineMeasure[],
) => readonly (Figure | null)[];

export const knownMeasures: FindKnownMeasures = (machine, layout, measures) => {
  const quantiles = durationQuantiles(machine, layout, measures);
  const others = measures.filter((_, i) => quantiles[i] === null);
  const values = valuesOf(machine, layout, others);
  let next = 0;
  return quantiles.map((figure) => figure ?? values[next++] ?? null);
};

/** Where not all are known, each may be by itself. */
function valuesOf(machine: Machine, layout: Layout, measures: readonly MachineMeasure[]): (Figure | null)[] {
  if (measures.length === 0) return [];
  const together = exactFigures(machine, layout, measures);
  if (together.kind === 'exact') return together.values.map(exactly);
  if (measures.length === 1) return [null];
  return measures.map((measure) => valuesOf(machine, layout, [measure])[0] ?? null);
}

/** Of how long runs take: by their law on a grid, which many measures share. */
function durationQuantiles(
  machine: Machine,
  layout: Layout,
  measures: readonly MachineMeasure[],
): readonly (Figure | null)[] {
  const asked = measures.map(quantileOfDuration);
  if (asked.every((p) => p === null)) return asked.map(() => null);
  const solved = solvedOnce(machine, layout);
  const law = solved.kind === 'solved' ? lawOnce(solved) : null;
  return asked.map((p) => (p === null || law === null ? null : quantileBetween(law, p)));
}

function quantileOfDuration(measure: MachineMeasure): number | null {
  if (measure.kind === 'chance' || measure.statistic.kind !== 'quantile') return null;
  const { of, given, statistic } = measure;
  return of.kind === 'duration' && of.of === 'all' && given === null ? statistic.p : null;
}
