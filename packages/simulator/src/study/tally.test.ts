import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { DURATION } from '../record.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advance, openStudy, resultsOf } from './index.ts';
import { MOST_SAMPLED } from './tally.ts';

const { machine } = machineOf(`
  topology fleet { region west { cluster web { server[10] } } }
  model m { }
  plan p on fleet using m { maxDown 100%  stage one { deploy all  wait 1h } }`);

/** Trial n takes n milliseconds. */
const counting: Engine = {
  run(trial, records, row) {
    records.fill(0, row, row + 10);
    records[row + DURATION] = trial;
  },
};

describe('a study', () => {
  it('keeps what it needs of any number of trials', () => {
    // Five million: every other one is kept for quantiles; the mean, and the longest and shortest, are of all.
    const trials = 5_000_000;
    const study = openStudy(machine, { trials }, () => counting);
    advance(study, trials);
    expect(study.tally.durations.size).toBeLessThanOrEqual(MOST_SAMPLED);
    const { duration } = resultsOf(study);
    expect(duration.min).toBe(0.001);
    expect(duration.max).toBe(trials / 1000);
    expect(duration.mean.value).toBeCloseTo((trials + 1) / 2000, 6);
    expect(duration.p90.value).toBeCloseTo((0.9 * trials) / 1000, 1);
    expect(duration.histogram.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('tells a duration that is always the same as one bar', () => {
    const study = openStudy(machine, { trials: 100 });
    advance(study, 100);
    const { duration } = resultsOf(study);
    expect(duration.histogram).toEqual([{ from: 3600, to: 3600, share: 1 }]);
    expect(duration.sd).toEqual({ value: 0, low: 0, high: 0 });
    expect(duration.p99).toMatchObject({ value: 3600 });
  });
});
