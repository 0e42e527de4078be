import { describe, expect, it } from 'vitest';
import type { FindExactFigures } from '../exact/exact-figures.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advanceComparison, openComparison, resultsOfComparison } from './index.ts';
import { compareTexts } from './testing/compare-texts.ts';

const PLAN = `
  topology fleet { cluster web[2] { server[5] } }
  model m {
    deploy takes exponential(mean 10m) per server
    bug crash { present 30%  surfaces after exponential(mean 50 server-hours) }
    gate health { detects 70%  false alarm 10%  takes 5m }
  }
  plan p on fleet using m {
    horizon 20h
    stage first { deploy 1 cluster  wait 4h  gate health }
    stage rest { deploy remaining  wait 4h  gate health }
    on unhealthy rollback in 1h
    expect P(rollback) < 50%
    expect max(down per cluster) <= 90%
  }`;
const LONGER = PLAN.replace('wait 4h', 'wait 5h');

const names = (results: ReturnType<typeof compareTexts>) => results.figures.map(({ figure }) => figure);

describe('a comparison', () => {
  it('has the same bytes however it is cut into slices', () => {
    const whole = JSON.stringify(compareTexts(PLAN, LONGER, { trials: 700 }));
    const comparison = openComparison(machineOf(PLAN).machine, machineOf(LONGER).machine, { trials: 700 });
    let slice = 1;
    while (advanceComparison(comparison, slice)) {
      resultsOfComparison(comparison);
      slice = (slice * 7) % 100;
    }
    expect(JSON.stringify(resultsOfComparison(comparison))).toBe(whole);
  });

  it('that was stopped says what the trials done so far say', () => {
    const comparison = openComparison(machineOf(PLAN).machine, machineOf(LONGER).machine, { trials: 700 });
    expect(resultsOfComparison(comparison)).toMatchObject({ trials: 0, complete: false, figures: [] });
    advanceComparison(comparison, 200);
    const stopped = resultsOfComparison(comparison);
    expect(stopped).toMatchObject({ trials: 200, complete: false });
    expect(stopped.figures).toEqual(compareTexts(PLAN, LONGER, { trials: 200 }).figures);
  });

  it('has B less A, and A less B the other way', () => {
    const [there, back] = [compareTexts(PLAN, LONGER, { trials: 400 }), compareTexts(LONGER, PLAN, { trials: 400 })];
    for (const figure of there.figures) {
      const other = back.figures.find((each) => each.figure === figure.figure);
      expect(other?.difference.value).toBeCloseTo(-(figure.difference.value ?? 0), 9);
    }
  });

  it('is of what everybody asks, and of what either plan expects', () => {
    const other = LONGER.replace('expect P(rollback) < 50%', 'expect p90(duration) < 2d').replace(
      'horizon 20h',
      'horizon 20h  deadline 1d',
    );
    const compared = names(compareTexts(PLAN, other, { trials: 100 }));
    expect(compared).toEqual([
      'mean(duration)',
      'p50(duration)',
      'p95(duration)',
      'P(completed)',
      'P(rollback)',
      'P(stop)',
      'P(escape of crash)',
      'P(crash found given crash)',
      'mean(exposure to crash)',
      'p95(reach of crash)',
      'mean(false alarms)',
      'max(down per cluster)',
      'p90(duration)',
    ]);
    // Of the deadline only where both have one.
    const both = PLAN.replace('horizon 20h', 'horizon 20h  deadline 1d');
    expect(names(compareTexts(both, other, { trials: 100 }))).toContain('P(in time)');
  });

  it('of a bug that only one of them has counts it as never there in the other', () => {
    const more = PLAN.replace('gate health {', 'bug leak { present 50%  shows 100% at cluster 2 }  gate health {');
    const { figures } = compareTexts(PLAN, more, { trials: 800 });
    const of = (name: string) => figures.find(({ figure }) => figure === name);
    expect(of('P(escape of leak)')).toMatchObject({ a: 0, verdict: 'worse' });
    expect(of('mean(exposure to leak)')).toMatchObject({ a: 0, verdict: 'worse' });
    // Nobody can say how often it would be found where it never is.
    expect(of('P(leak found given leak)')).toBeUndefined();
  });

  it('of bugs that are too many to be told apart meets them as they come', () => {
    const many = Array.from({ length: 65 }, (_, i) => `bug b${i} { present 1%  shows 100% at cluster 1 }`).join('\n');
    const text = PLAN.replace(/bug crash .*/, many);
    const { figures } = compareTexts(text, text.replace('detects 70%', 'detects 80%'), { trials: 300 });
    expect(figures.find(({ figure }) => figure === 'P(rollback)')?.difference.value).toBeGreaterThan(0);
    expect(figures.find(({ figure }) => figure === 'P(rollback)')?.a).toBeGreaterThan(0.2);
  });
});

describe('figures that are known without sampling', () => {
  const [a, b] = [machineOf(PLAN).machine, machineOf(LONGER).machine];
  /** Knows chances alone. */
  const chances: FindExactFigures = (machine, _, measures) => {
    const values = measures.flatMap(({ kind }) => (kind === 'chance' ? [machine.stages.length / 10] : []));
    return values.length === measures.length ? { kind: 'exact', values } : { kind: 'none', why: 'it is random' };
  };

  it('are not sampled, and have no interval', () => {
    const comparison = openComparison(a, b, { trials: 100, exact: chances });
    advanceComparison(comparison, 100);
    const { figures } = resultsOfComparison(comparison);
    for (const { figure, method, difference } of figures) {
      const isKnown = figure.startsWith('P(');
      expect(method, figure).toBe(isKnown ? 'exact' : 'simulated');
      if (isKnown) expect(difference).toEqual({ value: 0, low: 0, high: 0 });
    }
  });

  it('take nothing of what the others may miss', () => {
    const width = (exact?: FindExactFigures): number => {
      const comparison = openComparison(a, b, { trials: 100, ...(exact === undefined ? {} : { exact }) });
      advanceComparison(comparison, 100);
      const mean = resultsOfComparison(comparison).figures.find(({ figure }) => figure === 'mean(exposure to crash)');
      return (mean?.difference.high ?? 0) - (mean?.difference.low ?? 0);
    };
    expect(width(chances)).toBeLessThan(width());
  });
});

describe('verdicts', () => {
  it('are hardly ever wrong, all of them together', () => {
    // The same plan with other names for places and steps: nothing differs but luck, of which only the bugs are shared.
    const other = PLAN.replaceAll('web', 'www')
      .replaceAll('stage first', 'stage one')
      .replaceAll('stage rest', 'stage two');
    const repeats = 100;
    let wrong = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { figures } = compareTexts(PLAN, other, { trials: 200, seed: `wrong ${repeat}`, confidence: 0.9 });
      if (figures.some(({ verdict }) => verdict !== 'no-difference' && verdict !== 'cannot-tell')) wrong += 1;
    }
    // At most 10 are to be expected: more than 20 come with a probability of 8e-4, were it no better than promised; the draws are fixed.
    expect(wrong).toBeLessThanOrEqual(20);
  });
});
