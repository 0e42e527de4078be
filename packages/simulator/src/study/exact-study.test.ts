import type { Machine } from '@rollout/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledPlan } from '../kernel/testing/compiled-plan.ts';
import { ofChancesOnly } from '../kernel/testing/of-chances-only.ts';
import { pickFrom } from '../kernel/testing/pick.ts';
import { randomPlan } from '../kernel/testing/random-plan.ts';
import type { Estimate, Results } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceExactStudy, exactResults, openExactStudy, resultsOfExactStudy, simulate } from './index.ts';
import { bugOf } from './testing/expect-around.ts';

function exactly(text: string): Results {
  const found = exactResults(machineOf(text).machine);
  if (found.kind === 'none') throw new Error(found.why);
  return found.results;
}

function whyNot(text: string): string | null {
  const found = exactResults(machineOf(text).machine);
  return found.kind === 'none' ? found.why : null;
}

const plan = (model: string, stage: string, handlers = 'on unhealthy rollback'): string => `
  topology fleet { region west { cluster web { server[10] } } }
  model numbers {
    ${model.includes('deploy takes') ? '' : 'deploy takes 30m per cluster'}
    rollback takes 30m per cluster
    ${model}
  }
  plan p on fleet using numbers { maxDown 100%  stage one { deploy all  ${stage} }  ${handlers} }`;

describe('exact results', () => {
  it('of a bug that surfaces by exposure are those of its law', () => {
    // Ten servers for two hours: 1 − e^(−20/μ) by the gate, which is then down to its 80%. Going back adds no exposure.
    const { bugs, outcomes, method, trials } = exactly(
      plan(
        'bug crash { present 10%  surfaces after exponential(mean 50 server-hours) } gate g { detects 80% }',
        'wait 2h  gate g',
      ),
    );
    const crash = bugOf({ bugs } as Results, 'crash'); // it reads nothing else
    const surfaced = 0.1 * (1 - Math.exp(-20 / 50));
    expect(crash.surfaced.value).toBeCloseTo(surfaced, 14);
    expect(crash.found).toEqual({ value: crash.found.low, low: crash.found.value, high: crash.found.value });
    expect(crash.found.value).toBeCloseTo(0.8 * surfaced, 14);
    expect(outcomes.rolledBack.value).toBeCloseTo(0.8 * surfaced, 14);
    expect(method).toBe('exact');
    // No bug; a bug that does not surface; one that does and is missed; one that is found.
    expect(trials).toBe(4);
  });

  it('of looks one after the other are conditional ones', () => {
    // Weibull, which remembers: by 20 and by 40 server-hours, of which the second look sees what surfaced between, and what the first missed.
    const scale = 60;
    const by = (exposure: number): number => 1 - Math.exp(-((exposure / scale) ** 2));
    const { bugs } = exactly(
      plan(
        `bug crash { present 100%  surfaces after weibull(shape 2, scale ${scale} server-hours) } gate g { detects 60% }`,
        'wait 2h  gate g  wait 2h  gate g',
      ),
    );
    const crash = bugOf({ bugs } as Results, 'crash'); // as above
    const first = 0.6 * by(20);
    expect(crash.found.value).toBeCloseTo(first + 0.6 * (by(40) - by(20)) + 0.4 * 0.6 * by(20), 13);
  });

  it('keep the digits of a bug that hardly ever is there', () => {
    const { bugs } = exactly(
      plan(
        'bug rare { present 0.0000001%  shows 100% at cluster 1 } bug usual { present 50%  shows 100% at cluster 1 } gate g { detects 60% }',
        'wait 2h  gate g',
      ),
    );
    const { escaped, exposure } = bugOf({ bugs } as Results, 'rare'); // as above
    // It completes if neither is seen: 0.4 of what is there each.
    const completes = 0.5 * 0.4 + 0.5 * 0.4 * 0.4;
    expect(Math.abs((escaped.value ?? 0) / (1e-9 * completes) - 1)).toBeLessThan(1e-12);
    expect(Math.abs((exposure.mean.value ?? 0) / (1e-9 * 20) - 1)).toBeLessThan(1e-12);
  });

  it.each([
    ['deploy takes lognormal(median 5m, sigma 0.4) per server', 'wait 1h', '', 'deploying may take any time'],
    ['deploy takes 5m per server  deploy fails 1% per server', 'wait 1h', '', 'any number of servers may fail'],
    ['', 'wait uniform(1h..2h)', '', 'something in it may take any time'],
    [
      'bug crash { present 1%  surfaces after exponential(mean 50 server-hours) } gate g { detects 80% }',
      'wait 2h  gate g',
      'watch g',
      'a bug may surface at any moment, and a watch looks for it at every one',
    ],
  ])('are none of a plan with %s %s %s', (model, stage, watch, why) => {
    expect(whyNot(plan(model, stage, `${watch} on unhealthy rollback`))).toBe(why);
  });

  it('are none of a plan with too many runs', () => {
    const bugs = Array.from({ length: 20 }, (_, b) => `bug b${b} { present 50%  shows 50% at cluster 1 }`);
    expect(whyNot(plan(`${bugs.join('\n')} gate g { detects 50% }`, 'wait 1h  gate g'))).not.toBeNull();
  });
});

const TRIALS = 1_000;
/** Runs of a plan; of one with more nothing is said here. */
const MOST = 500;
/** Five standard errors to either side. */
const FIVE = 0.999999426697;
const PLANS = 40;

/**
 * Some two thousand figures, each outside its interval with a chance of about 6e-7 if all is right: 0.1% together, and the seeds are fixed.
 * Where the trials are all alike their interval has no width, and says nothing of what is rare.
 */
describe(`exact results of ${PLANS} random plans`, () => {
  it('are within what simulation says of them', () => {
    let plans = 0;
    let figures = 0;
    for (const gen of fc.sample(fc.gen(), { seed: 5, numRuns: PLANS })) {
      const random = randomPlan(pickFrom(gen, new Set()));
      const made = compiledPlan(random);
      if (made === null) continue;
      const machine = withSurfacing(ofChancesOnly(made.machine).machine, made.machine);
      const exact = openExactStudy(machine, { confidence: FIVE });
      if (advanceExactStudy(exact, MOST) !== 'done') continue;
      plans++;
      figures += compare(
        '',
        resultsOfExactStudy(exact),
        simulate(machine, { trials: TRIALS, confidence: FIVE }),
        random.text,
      );
    }
    expect(plans).toBeGreaterThan(10);
    expect(figures).toBeGreaterThan(300);
  });
});

/** Bugs surface as those of the other do. */
function withSurfacing(machine: Machine, { numbers }: Machine): Machine {
  const bugs = machine.numbers.bugs.map((bug, b) => ({ ...bug, surfaces: numbers.bugs[b]?.surfaces ?? null }));
  return { ...machine, numbers: { ...machine.numbers, bugs } };
}

const ROUNDING = 1e-9;

/** How many figures there were. Lists of what happened at all may differ. */
function compare(path: string, exact: unknown, simulated: unknown, text: string): number {
  if (isEstimate(exact) && isEstimate(simulated)) {
    const { low, high } = simulated;
    if (exact.value === null || low === null || high === null || low === high) return 0;
    const slack = ROUNDING * Math.abs(exact.value);
    expect(exact.value, `${path} of ${text}`).toBeGreaterThanOrEqual(low - slack);
    expect(exact.value, `${path} of ${text}`).toBeLessThanOrEqual(high + slack);
    return 1;
  }
  if (Array.isArray(exact) || typeof exact !== 'object' || exact === null) {
    const lists = Array.isArray(exact) && Array.isArray(simulated) && exact.length === simulated.length;
    return lists ? exact.reduce((sum, each, i) => sum + compare(`${path}/${i}`, each, simulated[i], text), 0) : 0;
  }
  const others = new Map(Object.entries(simulated ?? {}));
  return Object.entries(exact).reduce(
    (sum, [key, value]) => (key === 'causes' ? sum : sum + compare(`${path}/${key}`, value, others.get(key), text)),
    0,
  );
}

function isEstimate(value: unknown): value is Estimate {
  return typeof value === 'object' && value !== null && 'value' in value && 'low' in value && 'high' in value;
}
