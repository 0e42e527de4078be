import { describe, expect, test } from 'vitest';
import { exactFigures } from '../exact/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import {
  advanceSensitivity,
  openSensitivity,
  resultsOfSensitivity,
  type SensitivityOptions,
  type SensitivityResults,
} from './index.ts';

function sensitivityOf(text: string, options: SensitivityOptions, atMost = 1_000): SensitivityResults {
  const open = openSensitivity(machineOf(text).machine, options);
  while (advanceSensitivity(open, atMost));
  return resultsOfSensitivity(open);
}

const figureOf = (results: SensitivityResults, figure: string) =>
  results.figures.find((each) => each.figure === figure)?.numbers ?? [];

const writtenValue = (results: SensitivityResults, figure: string) =>
  results.figures.find((each) => each.figure === figure)?.value;

/** A bug is there with p, and missed with 1 − d; a bug that is found costs half an hour, a false alarm the plan's end. */
const plan = (takes: string) => `
topology fleet { cluster one }
model numbers {
  deploy takes ${takes} per cluster
  bug crash { present 10%  shows 100% at cluster 1 }
  gate health { detects 50%  false alarm 2% }
}
plan p on fleet using numbers {
  stage s { deploy all  wait 1h  gate health }
  on unhealthy rollback in 30m
  on false alarm stop
}`;

describe('a plan that is known exactly', () => {
  const results = sensitivityOf(plan('1h'), { exact: exactFigures });

  test('has the differences of a calculation by hand', () => {
    expect(results.trials).toBe(0);
    // P(escape) = p (1 − d): 0.09 · 0.5 to 0.11 · 0.5, and 0.1 · 0.55 to 0.1 · 0.45. Nothing else is in it.
    const escapes = figureOf(results, 'P(escape of crash)');
    expect(escapes.map(({ number }) => number)).toEqual(['bug crash: present', 'gate health: detects']);
    for (const [i, [low, high]] of [
      [0.045, 0.055],
      [0.055, 0.045],
    ].entries()) {
      expect(escapes[i]?.low).toBeCloseTo(low ?? 0, 14);
      expect(escapes[i]?.high).toBeCloseTo(high ?? 0, 14);
      expect(escapes[i]?.method).toBe('exact');
    }
    expect(escapes[0]?.relative.value).toBeCloseTo(2 / 9, 12);
    expect(writtenValue(results, 'P(escape of crash)')).toBeCloseTo(0.1 * 0.5, 14);
  });

  test('is moved most by what is most of it', () => {
    // 2h + p d 30m: deploying ± 6m, what a bug and a gate add ± 9 s; a false alarm ends the plan where it would end anyway.
    const duration = figureOf(results, 'mean(duration)');
    expect(duration.map(({ number }) => number)).toEqual([
      'deploy takes',
      'bug crash: present',
      'gate health: detects',
    ]);
    expect(duration[0]?.difference.value).toBeCloseTo(720, 2);
    expect(writtenValue(results, 'mean(duration)')).toBeCloseTo(7_200 + 0.1 * 0.5 * 1_800, 2);
    expect(duration[1]?.difference.value).toBeCloseTo(0.02 * 0.5 * 1_800, 2);
  });
});

test('what is sampled is compared under the same luck, and is about the same', () => {
  const results = sensitivityOf(plan('uniform(30m..90m)'), { trials: 4_000 });
  expect(results.trials).toBe(4_000);
  const [first] = figureOf(results, 'mean(duration)');
  expect(first?.number).toBe('deploy takes');
  // 0.2 of an hour.
  expect(first?.difference.low).toBeLessThanOrEqual(720);
  expect(first?.difference.high).toBeGreaterThanOrEqual(720);
  // The same draws on both sides: far closer than the spread of an hour would allow.
  expect((first?.difference.high ?? 0) - (first?.difference.low ?? 0)).toBeLessThan(30);
  // Of the same draws, and in the middle of what moving a uniform law's two ends alike makes of it.
  expect(writtenValue(results, 'mean(duration)')).toBeCloseTo(((first?.low ?? 0) + (first?.high ?? 0)) / 2, 3);
  const escapes = figureOf(results, 'P(escape of crash)').map(({ number }) => number);
  expect(escapes).toContain('bug crash: present');
});

test('how it is cut into slices is told by nothing', () => {
  const once = sensitivityOf(plan('uniform(30m..90m)'), { trials: 500 }, 1_000_000);
  expect(sensitivityOf(plan('uniform(30m..90m)'), { trials: 500 }, 7)).toEqual(once);
});
