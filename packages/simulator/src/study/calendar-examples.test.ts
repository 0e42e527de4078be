/** The figures that the examples of the calendar derive by hand in their folders. */
import { readFileSync } from 'node:fs';
import { compile } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import type { Results } from '../results/results.ts';
import { simulate } from './index.ts';

const HOUR = 3600;

/** Figures left to chance come with an interval of one in a million. */
function example(name: string, trials: number, scenario?: string): Results {
  const url = new URL(`../../../../examples/${name}/${name}.rollout`, import.meta.url);
  const { machine } = compile(checkText(readFileSync(url, 'utf8')).program, undefined, {
    ...(scenario && { scenario }),
  });
  if (machine === null) throw new Error(`${name} does not compile`);
  return simulate(machine, { trials, confidence: 0.999999 });
}

describe('change-windows', () => {
  it('takes 28 days and 1½ hours, over weekends and the holidays, if nothing stops it', () => {
    const { duration, outcomes } = example('change-windows', 1000);
    expect(outcomes.completed.value).toBeGreaterThan(0.5);
    expect(duration.p50.value).toBe((28 * 24 + 1.5) * HOUR);
    expect(duration.p90.value).toBe((28 * 24 + 1.5) * HOUR);
  });
});

describe('firmware', () => {
  const results = example('firmware', 20_000);

  it('takes 4 days and 21 hours, night after night, if nothing stops it', () => {
    expect(results.outcomes.completed.value).toBeGreaterThan(0.9);
    expect(results.duration.p50.value).toBe((4 * 24 + 21) * HOUR);
  });

  it('is stopped for nothing with the chance of three failures in a hundred', () => {
    const { low, high } = results.outcomes.stopped;
    const stopped = 1 - 0.995 ** 100 * (1 + 100 * (0.005 / 0.995) + 4950 * (0.005 / 0.995) ** 2);
    expect(stopped).toBeCloseTo(0.0141, 4);
    expect(low).toBeLessThan(stopped);
    expect(high).toBeGreaterThan(stopped);
    expect((high ?? 1) - (low ?? 0)).toBeLessThan(0.01);
  });

  it('never ships a build that one device in twenty-five refuses, and stops most of them on the bench', () => {
    const { outcomes, stages } = example('firmware', 5000, 'bad-build');
    expect(outcomes.completed.value).toBe(0);
    const early = stages.find(({ name }) => name === 'early')?.reached;
    const onwards = 0.96 ** 100 * (1 + 100 / 24 + 4950 / 24 ** 2);
    expect(onwards).toBeCloseTo(1 - 0.768, 3);
    expect(early?.low).toBeLessThan(onwards);
    expect(early?.high).toBeGreaterThan(onwards);
  });
});
