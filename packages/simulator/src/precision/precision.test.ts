import { describe, expect, it } from 'vitest';
import type { Results } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advancePreciseStudy, openPreciseStudy, resultsOfPreciseStudy } from './precise-study.ts';
import { precisionOf } from './precision.ts';

// A look takes an exponential time with mean 9 h after an hour of deploying; the bug is found by it in one of five releases.
const { machine } = machineOf(`
topology fleet { cluster web { server[1] } }
model m {
  deploy takes 1h per server
  deploy fails 0.1% per server retry 9
  bug crash { present 40%  shows 100% at cluster 1 }
  gate health { detects 50%  takes exponential(mean 9h) }
}
plan p on fleet using m { stage one { deploy all  gate health } }`);

function preciseResults(precision: number, trials: number, slice: number, seed = '1'): Results {
  const study = openPreciseStudy(machine, { precision, trials, seed });
  while (advancePreciseStudy(study, slice)) {}
  return resultsOfPreciseStudy(study);
}

describe('a study until it is precise', () => {
  it('stops at the first look at which all figures are', () => {
    const results = preciseResults(0.1, 100_000, 1_000);
    expect(results).toMatchObject({ complete: true, precision: { asked: 0.1, reached: true, missing: [] } });
    expect(Math.log2(results.trials / 1_024) % 1).toBe(0);
    const { value, low, high } = results.bugs.crash?.escaped ?? { value: 0, low: 0, high: 1 };
    expect(((high ?? 1) - (low ?? 0)) / 2 / (value ?? 1)).toBeLessThanOrEqual(0.1);
  });

  it('does not depend on how it is cut into slices', () => {
    expect(preciseResults(0.15, 9_000, 333)).toEqual(preciseResults(0.15, 9_000, 5_000));
  });

  it('says which figures are not as precise when trials run out, and how many they would take', () => {
    const { precision, trials, complete } = preciseResults(0.01, 3_000, 3_000);
    expect({ trials, complete }).toEqual({ trials: 3_000, complete: true });
    expect(precision?.reached).toBe(false);
    const mean = precision?.missing.find(({ figure }) => figure === 'duration.mean');
    // Mean 10 h, deviation 9 h: at the third of three looks, z = 3.34 for 1 − 0.01/12, (3.34 · 0.9/0.01)² = 90,400.
    expect(mean?.trialsNeeded).toBeGreaterThan(80_000);
    expect(mean?.trialsNeeded).toBeLessThan(101_000);
  });

  it('ends with intervals that hold the truth as often as they say, though it stops when they are narrow', () => {
    // Of 60 intervals at 99% more than four miss with a chance of 2e-4; draws are fixed.
    let missed = 0;
    for (let study = 0; study < 60; study++) {
      const { low, high } = preciseResults(0.2, 8_192, 8_192, `study ${study}`).bugs.crash?.found ?? {};
      if (!((low ?? 0) <= 0.2 && 0.2 <= (high ?? 1))) missed += 1;
    }
    expect(missed).toBeLessThanOrEqual(4);
  });
});

describe('the precision of results', () => {
  const results = preciseResults(0.5, 1_024, 1_024);
  const zero = { value: 0, low: 0, high: 0.004 };

  it('of a figure that is 0 is that of its upper end', () => {
    const outcomes = { ...results.outcomes, stopped: zero };
    expect(precisionOf({ ...results, outcomes }, 0.5).zero).toEqual([{ figure: 'outcomes.stopped', high: 0.004 }]);
    const missing = precisionOf({ ...results, outcomes }, 0.001).missing;
    expect(missing).toContainEqual({ figure: 'outcomes.stopped', halfWidth: 0.002, trialsNeeded: 4_096 });
  });

  it('of a figure that is known is reached', () => {
    const outcomes = { ...results.outcomes, stopped: { value: 0, low: 0, high: 0 } };
    expect(precisionOf({ ...results, outcomes }, 0.5).zero).toEqual([]);
  });

  it('cannot be said of a figure whose interval has no end', () => {
    const duration = { ...results.duration, p95: { value: 5, low: 4, high: null } };
    expect(precisionOf({ ...results, duration }, 0.5).missing).toContainEqual({
      figure: 'duration.p95',
      halfWidth: null,
      trialsNeeded: null,
    });
  });
});
