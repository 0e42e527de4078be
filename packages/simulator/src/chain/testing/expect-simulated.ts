import type { Layout, Machine } from '@rollout/compiler';
import { expect } from 'vitest';
import type { FindExactFigures } from '../../exact/index.ts';
import { createKernel } from '../../kernel/create-kernel.ts';
import { openLuck } from '../../luck/index.ts';
import { valueOfRun } from '../../measures/value-of-run.ts';
import { shapeOfRecord } from '../../record.ts';
import { chainFigures } from '../index.ts';
import { measuresOf } from './measures-of.ts';

/**
 * Holds the chances and means of a chain, or of what else knows them, to so many simulated trials, |z| < 5 each; gives how many were compared. Chances of fewer than 20 events among these are
 * left out, for their share is not normal.
 */
export function expectSimulated(
  machine: Machine,
  layout: Layout,
  trials: number,
  find: FindExactFigures = chainFigures,
): number {
  const told = measuresOf(machine)
    .filter((measure) => measure.kind === 'chance' || measure.statistic.kind === 'mean')
    .map((measure) => ({
      measure,
      figures: find(machine, layout, [measure]),
      valueAt: valueOfRun(machine, layout, measure),
      count: 0,
      sum: 0,
      squares: 0,
    }));
  const records = new Float64Array(shapeOfRecord(machine).width);
  const kernel = createKernel(machine, layout, openLuck(machine, layout, 'chain', { stratified: false }));
  for (let trial = 1; trial <= trials; trial++) {
    kernel.run(trial, records, 0);
    for (const own of told) {
      const value = own.valueAt(records, 0);
      if (Number.isNaN(value)) continue;
      own.count++;
      own.sum += value;
      own.squares += value * value;
    }
  }
  let compared = 0;
  for (const { measure, figures, count, sum, squares } of told) {
    if (figures.kind === 'none' || count < 100) continue;
    const [value = Number.NaN] = figures.values;
    if (measure.kind === 'chance' && (value * count < 20 || (1 - value) * count < 20)) continue;
    const mean = sum / count;
    const error = Math.sqrt(Math.max(0, squares / count - mean * mean) / count);
    // Where all trials are alike there is no chance in it.
    const most = 5 * error + 1e-9 * Math.abs(value);
    expect(Math.abs(mean - value), `${JSON.stringify(measure)}: ${value}, simulated ${mean} ± ${error}`).toBeLessThan(
      most,
    );
    compared++;
  }
  return compared;
}
