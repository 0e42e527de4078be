import { describe, expect, it } from 'vitest';
import { advance, advanceExactStudy, openExactStudy, openStudy, resultsOf } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceStageTimes, openStageTimes, resultsOfStageTimes, type StageTimes } from './index.ts';

const planWith = (wait: string) =>
  machineOf(`
topology fleet { cluster web { server[1] } }
model m {
  deploy takes 1h per server
  bug crash { present 40%  shows 100% at cluster 1 }
  gate health { detects 50% }
}
plan p on fleet using m { stage one { deploy all  wait ${wait}  gate health }  stage two { wait 2h } }`).machine;

function timesOf(timing: ReturnType<typeof openStageTimes>, slice: number): StageTimes {
  while (advanceStageTimes(timing, slice)) {}
  return resultsOfStageTimes(timing);
}

describe('stages of a plan', () => {
  it('whose runs can be gone through begin and end when they do', () => {
    const study = openExactStudy(planWith('3h'));
    while (advanceExactStudy(study, 100) === 'more') {}
    const { method, stages } = timesOf(openStageTimes(study), 1);
    const fixed = (seconds: number) => ({ value: seconds, low: seconds, high: seconds });
    expect(method).toBe('exact');
    // An hour of deploying, and three of waiting; runs that are taken back do not get to the second.
    expect(stages[1]?.start).toMatchObject({ p10: fixed(14_400), p50: fixed(14_400), p90: fixed(14_400) });
    expect(stages[1]?.duration).toMatchObject({ p50: fixed(7_200), min: 7_200, max: 7_200 });
    expect(stages[1]?.duration?.histogram).toEqual([{ from: 7_200, to: 7_200, share: 1 }]);
  });

  it('whose times are random begin as their law says', () => {
    const study = openStudy(planWith('exponential(mean 10h)'), { trials: 5_000 });
    while (advance(study, 1_000)) {}
    const { method, trials, stages } = timesOf(openStageTimes(study), 7);
    expect({ method, trials }).toEqual({ method: 'simulated', trials: 1_000 });
    // 1 h and quantiles of an exponential law, −10 h · ln(1 − p); three intervals at 99%, of a fixed seed.
    for (const [name, p] of [
      ['p10', 0.1],
      ['p50', 0.5],
      ['p90', 0.9],
    ] as const) {
      const found = stages[1]?.start?.[name];
      const known = 3_600 - 36_000 * Math.log(1 - p);
      expect(found?.low).toBeLessThan(known);
      expect(found?.high).toBeGreaterThan(known);
    }
    const whole = stages[1]?.start?.histogram.reduce((sum, { share }) => sum + share, 0);
    expect(whole).toBeCloseTo(1, 9);
  });

  it('do not depend on how the work is cut', () => {
    const study = openStudy(planWith('exponential(mean 10h)'), { trials: 600 });
    while (advance(study, 1_000)) {}
    expect(timesOf(openStageTimes(study), 7)).toEqual(timesOf(openStageTimes(study), 1_000));
    expect(resultsOf(study).stages[1]?.name).toBe('two');
  });
});
