import type { Machine, MachineExpectation, MachineMeasure } from '@rollout/compiler';
import type { Relation } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { exactly } from '../statistics/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceDecisions, decideExpectations, decisionsOf, openDecisions } from './decisions.ts';

// Two gates see the bug with 80% each, so it escapes with 0.3 · 0.2² = 1.2%, and the first has a false alarm in one of ten looks at
// nothing.
const { machine, layout } = machineOf(`
topology fleet { region west { cluster web[2] { server[4] } } }
model quick {
  deploy takes 1h per server
  bug crash { present 30%  shows 100% at cluster 1 }
  gate health { detects 80%  takes 1h }
}
plan weekly on fleet using quick {
  stage one { deploy all  gate health  gate health }
}`);

const ESCAPE: MachineMeasure = { kind: 'chance', of: { kind: 'escape', bug: 0 }, given: null };
const P95: MachineMeasure = {
  kind: 'statistic',
  statistic: { kind: 'quantile', p: 0.95 },
  of: { kind: 'duration', of: 'all' },
  given: null,
};

function asked(measure: MachineMeasure, relation: Relation, bound: number): MachineExpectation {
  return { kind: 'measure', text: 'expect it', policy: null, level: 0.99, measure, relation, bound };
}

const expecting = (...expectations: MachineExpectation[]): Machine => ({ ...machine, expectations });

describe('trials decide', () => {
  it('as soon as the interval lies on one side of the bound', () => {
    const [loose, tight, wrong] = decideExpectations(
      expecting(asked(ESCAPE, '<', 0.1), asked(ESCAPE, '<', 0.0125), asked(ESCAPE, '<', 0.01)),
      layout,
      { exact: null },
    );
    expect(loose).toMatchObject({ status: 'met', method: 'simulated', unit: 'share', trials: 1_024 });
    expect(tight?.status).toBe('met');
    expect(tight?.trials).toBeGreaterThan(1_024);
    expect(wrong?.status).toBe('not-met');
  });

  it('or not at all, and then it is said how many it would take', () => {
    const [result] = decideExpectations(expecting(asked(ESCAPE, '<', 0.0121)), layout, { trials: 3_000, exact: null });
    expect(result).toMatchObject({ status: 'undecided', trials: 3_000 });
    expect(result?.trialsNeeded).toBeGreaterThan(3_000);
  });

  it('alike however they are cut into slices', () => {
    const both = expecting(asked(ESCAPE, '<', 0.02), asked(P95, '<=', 12 * 3_600_000));
    const deciding = openDecisions(both, layout, { seed: 'x', exact: null });
    while (advanceDecisions(deciding, 77)) {}
    expect(decisionsOf(deciding)).toEqual(decideExpectations(both, layout, { seed: 'x', exact: null }));
  });
});

describe('a greatest or least value', () => {
  // How long a deploy takes has no end, and neither has how often the gate is repeated.
  const open = machineOf(`
topology fleet { cluster web { server[2] } }
model slow { deploy takes lognormal(median 20m, p95 1h) per server  gate health { false alarm 20%  takes 1h } }
plan weekly on fleet using slow { stage one { deploy all  gate health }  on false alarm retry }`);
  const measure = (kind: 'min' | 'max'): MachineMeasure => ({
    kind: 'statistic',
    statistic: { kind },
    of: { kind: 'duration', of: 'all' },
    given: null,
  });
  const decide = (trials: number) => {
    const expectations = [asked(measure('max'), '<=', 3_600_000_000), asked(measure('min'), '>=', 1)];
    return decideExpectations({ ...open.machine, expectations }, open.layout, { trials, seed: '1' });
  };

  // What n trials have not shown has a chance of less than 1e-4 where (1 − 1e-4)^n is half of what the look may miss. Looks at 1,024 …
  // 65,536 come before one at 96,000, the eighth: 0.01/(8 · 9) may be missed, n = ln(2 · 7,200)/1e-4 = 95,750; with a ninth 98,000.
  it.each([1_024, 40_000])('is said to take as many trials, be it after %i', (trials) => {
    for (const { status, trialsNeeded } of decide(trials)) {
      expect(status).toBe('undecided');
      expect(trialsNeeded).toBeGreaterThan(95_700);
      expect(trialsNeeded).toBeLessThan(99_000);
    }
  });

  it('is known to be what was seen, but for the rarest of runs', () => {
    const needed = decide(1_024)[0]?.trialsNeeded ?? 0;
    expect(decide(needed)).toMatchObject([{ status: 'met' }, { status: 'met' }]);
  });
});

describe('trials that are alike', () => {
  const all = expecting(asked(ESCAPE, '<', 0.0125), asked(P95, '<=', 12 * 3_600_000), asked(ESCAPE, '<', 0.0121));
  const decide = (alike: boolean, slice: number) => {
    const deciding = openDecisions(all, layout, { exact: null, trials: 20_000 });
    if (!alike) deciding.alike = null;
    while (advanceDecisions(deciding, slice)) {}
    return decisionsOf(deciding);
  };

  it('are counted, and decide as they do one by one', () => {
    const [counted, single] = [decide(true, 3_000), decide(false, 1_000)];
    counted.forEach((result, index) => {
      expect(result).toMatchObject({ status: single[index]?.status, trials: single[index]?.trials });
      // Summed up in another order.
      expect(result.value?.high).toBeCloseTo(single[index]?.value?.high ?? 0, 9);
    });
  });

  it('are run one by one from the first on where they are of too many kinds', () => {
    const deciding = openDecisions(all, layout, { exact: null, trials: 20_000 });
    const { alike } = deciding;
    if (alike === null) throw new Error('they are not counted');
    // Room for the first two looks only.
    const count = (first: number, last: number): boolean => last <= 2_048 && alike.count(first, last);
    deciding.alike = new Proxy(alike, { get: (target, key) => (key === 'count' ? count : Reflect.get(target, key)) });
    while (advanceDecisions(deciding, 700)) {}
    expect(decisionsOf(deciding)).toEqual(decide(false, 1_000));
  });
});

describe('what is known to lie between two bounds', () => {
  it('is decided if both lie on one side', () => {
    const exact = () => [{ value: 0.012, low: 0.0119, high: 0.0121 }];
    const decide = (bound: number) =>
      decideExpectations(expecting(asked(ESCAPE, '<', bound)), layout, { exact, trials: 64 });
    expect(decide(0.0122)).toMatchObject([{ status: 'met', method: 'exact' }]);
    expect(decide(0.0118)).toMatchObject([{ status: 'not-met', method: 'exact' }]);
    expect(decide(0.012)).toMatchObject([{ status: 'undecided', method: 'simulated', trials: 64 }]);
  });
});

describe('what is known exactly takes no trial', () => {
  it('and is the bound where only rounding keeps them apart', () => {
    const [result] = decideExpectations(expecting(asked(ESCAPE, '<=', 0.012)), layout, {
      exact: () => [exactly(0.012000000000000002)],
    });
    expect(result).toMatchObject({
      status: 'met',
      method: 'exact',
      trials: 0,
      value: { value: 0.012, low: 0.012, high: 0.012 },
    });
  });
});
