import { describe, expect, it } from 'vitest';
import { drawKey, streamOf, uniform } from '../random/index.ts';
import { calibrate } from './calibrate.ts';
import { fitBug } from './hazards.ts';
import type { Attempt, History, Release } from './history.ts';
import { rateOf } from './rate.ts';

const at = (ordinal: number): Release => ({ reached: ordinal, found: { kind: 'at', ordinal }, rolledBack: null });
const reached = (count: number | null): Release => ({ reached: count, found: { kind: 'none' }, rolledBack: null });

describe('a chance', () => {
  it('has the published intervals of Jeffreys', () => {
    // Brown, Cai and DasGupta (2001), table 5, n = 7 and n = 10: limits of the 95% Jeffreys interval.
    const table = [
      [0, 7, 0, 0.292],
      [1, 7, 0.016, 0.501],
      [2, 10, 0.044, 0.503],
      [0, 10, 0, 0.217],
      [5, 10, 0.224, 0.776],
    ] as const;
    for (const [count, of, low, high] of table) {
      const rate = rateOf(count, of);
      expect(rate.low).toBeCloseTo(low, 3);
      expect(rate.high).toBeCloseTo(high, 3);
    }
    expect(rateOf(7, 7).high).toBe(1);
  });
});

describe('bugs by unit', () => {
  it('count only releases that got that far, and none after its finding', () => {
    // 5 got to the first unit, one was found there; 4 to the second, two were found; one of the other two went no further.
    const fit = fitBug([at(1), at(2), at(2), reached(2), reached(3)]);
    expect(fit).toMatchObject({
      kind: 'hazards',
      releases: 5,
      hazards: [
        { from: 1, to: 1, count: 1, of: 5 },
        { from: 2, to: 2, count: 2, of: 4 },
        { from: 3, to: 3, count: 0, of: 1 },
      ],
    });
  });

  it('leave out releases of which nobody knows how far they got', () => {
    expect(fitBug([at(1), reached(null), reached(2)])).toMatchObject({ releases: 2, hazards: [{ of: 2 }, { of: 1 }] });
  });

  it('share a sentence after the twelfth unit, where nothing was found any more', () => {
    const fit = fitBug([at(14), reached(20), reached(18)]);
    expect(fit?.kind === 'hazards' && fit.hazards.at(-1)).toMatchObject({ from: 15, to: 20, count: 0, of: 10 });
    expect(fit?.kind === 'hazards' && fit.hazards.length).toBe(15);
  });

  it('are only there or not where the log does not say where', () => {
    const somewhere: Release = { reached: null, found: { kind: 'somewhere' }, rolledBack: null };
    expect(fitBug([somewhere, at(1), reached(3), reached(3)])).toMatchObject({
      kind: 'present',
      present: { count: 2, of: 4 },
    });
    expect(fitBug([{ reached: 3, found: null, rolledBack: null }])).toBeNull();
  });

  it('have intervals that hold the truth as often as they promise', () => {
    // 300 logs of 190 releases over three clusters. By summing binomial chances Jeffreys' interval holds 4% of 190 with a chance of 96.2%, and 2% of 183 with 94.3%: of 300 logs 283 ± 4,
    // and 268 or more with a chance of 99.9%.
    const truth = [0.04, 0.02, 0.02];
    const stream = streamOf(drawKey('hazards'), 'log', 'found');
    const held = truth.map(() => 0);
    for (let log = 0; log < 300; log++) {
      const releases: Release[] = [];
      for (let release = 0; release < 190; release++) {
        const found = truth.findIndex((chance, k) => uniform(stream, log, release * 3 + k) < chance);
        releases.push(found < 0 ? reached(3) : at(found + 1));
      }
      const fit = fitBug(releases);
      if (fit?.kind !== 'hazards') throw new Error('no hazards');
      truth.forEach((chance, k) => {
        const hazard = fit.hazards[k];
        if (hazard !== undefined && hazard.low <= chance && chance <= hazard.high) held[k] = (held[k] ?? 0) + 1;
      });
    }
    for (const count of held) expect(count).toBeGreaterThanOrEqual(268);
    const all = held.reduce((sum, count) => sum + count, 0);
    // All 900 together: 854 on average, give or take 7.
    expect(all).toBeGreaterThanOrEqual(830);
  });
});

describe('a log', () => {
  const attempt = (time: number, failed: boolean): Attempt => ({ time, failed, servers: null });

  it('has the times of attempts that did not fail, and of those that did', () => {
    const attempts = [100, 110, 120, 130, 140, 150].map((time) => attempt(time, false));
    const failures = [10, 11, 12, 13, 14].map((time) => attempt(time, true));
    const history: History = { attempts: [...attempts, ...failures], releases: [], mostAttempts: 2 };
    expect(calibrate(history, '1')).toMatchObject({
      takes: { kind: 'fitted', values: 6 },
      failedTakes: { kind: 'fitted', values: 5 },
      fails: { count: 5, of: 11 },
      serverFails: null,
      retries: 1,
      bug: null,
      rolledBack: null,
    });
  });

  it('counts servers where it tells them', () => {
    const servers = (tried: number, failed: number): Attempt => ({
      time: null,
      failed: null,
      servers: { tried, failed },
    });
    const history: History = { attempts: [servers(40, 1), servers(40, 0)], releases: [], mostAttempts: 1 };
    expect(calibrate(history, '1')).toMatchObject({ takes: null, fails: null, serverFails: { count: 1, of: 80 } });
  });

  it('gives the same figures for the same seed', () => {
    const attempts = Array.from({ length: 40 }, (_, i) => attempt(100 + i * i, false));
    const history: History = { attempts, releases: [], mostAttempts: 1 };
    expect(calibrate(history, 'a')).toEqual(calibrate(history, 'a'));
  });
});
