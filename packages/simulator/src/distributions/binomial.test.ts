import { describe, expect, it } from 'vitest';
import { gammaQ } from '../math/incomplete-gamma.ts';
import { logGamma } from '../math/log-gamma.ts';
import { openSubstream, uniformSource } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { drawBinomial } from './binomial.ts';

const source = uniformSource();
const stream = streamOf(drawKey('binomial'), 'test', 'count');

function draws(n: number, p: number, count: number): number[] {
  return Array.from({ length: count }, (_, trial) => {
    openSubstream(source, stream, trial, 0);
    return drawBinomial(n, p, source);
  });
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

describe('drawBinomial', () => {
  // Chi-square against the exact probabilities, cells of at least ten expected. Each p-value falls outside
  // (1e-5, 1 − 1e-5) with probability 2e-5; the draws are fixed.
  const cases: [number, number][] = [
    [5, 0.3], // search
    [833, 0.001],
    [100, 0.09],
    [25, 0.5], // rejection, near its least mean
    [50, 0.4],
    [300, 0.2],
    [50, 0.85], // the rarer outcome is failing
  ];
  it.each(cases)('has the probabilities of a binomial(%d, %d)', (n, p) => {
    const count = 100_000;
    const seen = new Map<number, number>();
    for (const k of draws(n, p, count)) seen.set(k, (seen.get(k) ?? 0) + 1);
    let chiSquare = 0;
    let cells = 0;
    let restSeen = count;
    let restExpected = count;
    for (let k = 0; k <= n; k++) {
      const expected = count * Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
      if (expected < 10) continue;
      chiSquare += ((seen.get(k) ?? 0) - expected) ** 2 / expected;
      restSeen -= seen.get(k) ?? 0;
      restExpected -= expected;
      cells += 1;
    }
    if (restExpected > 1) {
      chiSquare += (restSeen - restExpected) ** 2 / restExpected;
      cells += 1;
    }
    const pValue = gammaQ((cells - 1) / 2, chiSquare / 2);
    expect(pValue).toBeGreaterThan(1e-5);
    expect(pValue).toBeLessThan(1 - 1e-5);
  });

  it('has the mean and deviation of a binomial where n is large', () => {
    // 50,000 draws: the mean within 4.5 standard errors (7e-6), the variance within 4.5 · √(2/50,000) = 2.9%.
    for (const [n, p] of [
      [1e6, 0.3],
      [1e9, 0.01],
      [1e9, 1e-9],
      [2 ** 40, 0.999],
    ] as const) {
      const all = draws(n, p, 50_000);
      const sd = Math.sqrt(n * p * (1 - p));
      const mean = all.reduce((sum, k) => sum + (k - n * p), 0) / all.length;
      const variance = all.reduce((sum, k) => sum + (k - n * p) ** 2, 0) / all.length;
      expect(Math.abs(mean / (sd / Math.sqrt(all.length)))).toBeLessThan(4.5);
      expect(Math.abs(variance / (sd * sd) - 1)).toBeLessThan(p === 1e-9 ? 0.05 : 0.029);
    }
  });

  it('keeps to the edges', () => {
    expect(drawBinomial(10, 0, source)).toBe(0);
    expect(drawBinomial(10, 1, source)).toBe(10);
    expect(drawBinomial(0, 0.5, source)).toBe(0);
  });
});
