import { describe, expect, it } from 'vitest';
import type { Estimate } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { simulate } from './index.ts';

/**
 * A bug that is there with 30% is seen with 60%, and where there is none the gate cries wolf with 5%. Deploying takes an
 * exponential time X of mean an hour; a wait of one hour follows, and half an hour more where it is rolled back.
 */
const PLAN = `
  topology fleet { region west { cluster web { server[10] } } }
  model m {
    deploy takes exponential(mean 1h) per cluster
    bug slow { present 30%  shows 100% at cluster 1 }
    gate health { detects 60%  false alarm 5% }
  }
  plan p on fleet using m {
    maxDown 100%
    stage one { deploy all  wait 1h  gate health }
    on unhealthy rollback in 30m
  }`;

const ROLLED_BACK = 0.3 * 0.6 + 0.7 * 0.05;
const FOUND = 0.3 * 0.6;
/** Milliseconds are rounded up, by half of one in the mean. */
const MEAN = 3600 + 3600 + 1800 * ROLLED_BACK + 0.0005;
/** Of ten servers that carry the bug from X on, until the plan ends an hour (or an hour and a half) later. */
const EXPOSURE = 0.3 * 10 * (1 + 0.5 * 0.6);
const MEDIAN = medianDuration();

/** P(D ≤ t) = P(not rolled back) (1 − e^−(t − 1)) + P(rolled back) (1 − e^−(t − 1.5)) in hours, halved by bisection. */
function medianDuration(): number {
  const below = (t: number) =>
    (1 - ROLLED_BACK) * (1 - Math.exp(-Math.max(0, t - 1))) + ROLLED_BACK * (1 - Math.exp(-Math.max(0, t - 1.5)));
  let low = 1;
  let high = 10;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (below(middle) < 0.5) low = middle;
    else high = middle;
  }
  return low * 3600;
}

describe('intervals at 95%', () => {
  it('hold the truth in 93 to 97% of 2,000 studies', () => {
    const { machine } = machineOf(PLAN);
    const repeats = 2_000;
    const held = { rolledBack: 0, found: 0, mean: 0, median: 0, exposure: 0 };
    const holds = ({ low, high }: Estimate, truth: number): number =>
      low !== null && high !== null && low <= truth && truth <= high ? 1 : 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const results = simulate(machine, { trials: 200, confidence: 0.95, seed: `coverage ${repeat}` });
      held.rolledBack += holds(results.outcomes.rolledBack, ROLLED_BACK);
      held.found += holds(results.bugs.slow?.found ?? results.outcomes.stopped, FOUND);
      held.mean += holds(results.duration.mean, MEAN);
      held.median += holds(results.duration.p50, MEDIAN);
      held.exposure += holds(results.bugs.slow?.exposure.mean ?? results.duration.mean, EXPOSURE);
    }
    // With 95% exactly, a share of 2,000 is off by 2% (four standard errors) once in 16,000 seeds.
    for (const [figure, count] of Object.entries(held)) {
      expect(count / repeats, figure).toBeGreaterThanOrEqual(0.93);
      expect(count / repeats, figure).toBeLessThanOrEqual(0.97);
    }
  });
});
