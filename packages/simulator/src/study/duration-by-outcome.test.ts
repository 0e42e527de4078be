import { describe, expect, it } from 'vitest';
import type { OutcomeDuration, Results } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { exactResults } from './index.ts';
import { expectAround, run } from './testing/expect-around.ts';

const HOUR = 3600;
const TRIALS = 10_000;

/** A bug that is there in half of all runs, and shows at once. Two hours, a gate, two hours, the gate again; half an hour to go back. */
const plan = (takes: string, detects: string): string => `
  topology fleet { region west { cluster web { server[10] } } }
  model numbers {
    deploy takes ${takes} per cluster
    rollback takes 30m per cluster
    bug crash { present 50%  shows 100% at cluster 1 }
    gate g { detects ${detects} }
  }
  plan p on fleet using numbers { maxDown 100%  stage one { deploy all  wait 2h  gate g  wait 2h  gate g }  on unhealthy rollback }`;

function exactly(text: string): Results {
  const found = exactResults(machineOf(text).machine);
  if (found.kind === 'none') throw new Error(found.why);
  return found.results;
}

const mean = (of: OutcomeDuration | null): number => of?.mean.value ?? 0;

describe('how long it takes, by how it ends', () => {
  it('is exact where all runs are gone through, and sums up to how long it takes', () => {
    // Found by the first gate with 0.6, by the second with 0.4 × 0.6: 3 h and 5 h with the way back.
    const { duration, outcomes } = exactly(plan('30m', '60%'));
    const { completed, rolledBack, stopped } = duration.byOutcome;
    expect(stopped).toBeNull();
    expect(completed).toMatchObject({ trials: null, p10: { value: 4.5 * HOUR }, p95: { value: 4.5 * HOUR } });
    expect(rolledBack).toMatchObject({ p10: { value: 3 * HOUR }, p50: { value: 3 * HOUR }, p90: { value: 5 * HOUR } });
    expect(mean(rolledBack)).toBeCloseTo(((0.6 * 3 + 0.24 * 5) / 0.84) * HOUR, 8);
    const shares = [outcomes.completed.value ?? 0, outcomes.rolledBack.value ?? 0] as const;
    expect(shares[0] * mean(completed) + shares[1] * mean(rolledBack)).toBeCloseTo(duration.mean.value ?? 0, 8);
  });

  it('is estimated from the trials that end so', () => {
    // Whether the bug is there says nothing of how long deploying takes: both are the exponential law, moved.
    const { duration, outcomes } = run(plan('exponential(mean 30m)', '100%'), TRIALS);
    const { completed, rolledBack, stopped } = duration.byOutcome;
    expect(stopped).toBeNull();
    for (const [found, rest] of [
      [completed, 4],
      [rolledBack, 2.5],
    ] as const) {
      if (found === null) throw new Error('no run ends so');
      expectAround(found.mean, (rest + 0.5) * HOUR);
      expectAround(found.p10, (rest - 0.5 * Math.log(0.9)) * HOUR);
      expectAround(found.p50, (rest + 0.5 * Math.LN2) * HOUR);
      expectAround(found.p90, (rest + 0.5 * Math.log(10)) * HOUR);
      expectAround(found.p95, (rest + 0.5 * Math.log(20)) * HOUR);
    }
    expect((completed?.trials ?? 0) + (rolledBack?.trials ?? 0)).toBe(TRIALS);
    expectAround(outcomes.rolledBack, 0.5);
  });

  it('tells of one kind of end alone what it tells of all', () => {
    const { duration } = run(plan('exponential(mean 30m)', '0%'), TRIALS);
    const { completed, rolledBack } = duration.byOutcome;
    expect(rolledBack).toBeNull();
    expect(completed).toEqual({
      trials: TRIALS,
      mean: duration.mean,
      p10: duration.p10,
      p50: duration.p50,
      p90: duration.p90,
      p95: duration.p95,
    });
  });
});
