// The figures that the examples' READMEs work out by hand, held against what the simulator says of them in the baselines.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BugResults, Estimate, Results } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';

const HOUR = 3600;
const MINUTE = 60;

function baseline(example: string, file: string): string {
  return readFileSync(fileURLToPath(new URL(`../examples/${example}/baselines/${file}`, import.meta.url)), 'utf8');
}

const resultsOf = (example: string): Results => JSON.parse(baseline(example, 'results.json'));

/** The interval of a fixed seed covers the figure (of a hundred such intervals one would not). */
function expectToCover(estimate: Estimate | undefined, figure: number): void {
  expect(estimate?.low).toBeLessThanOrEqual(figure);
  expect(estimate?.high).toBeGreaterThanOrEqual(figure);
}

const foundIn = (bug: BugResults | undefined, stage: string): Estimate | undefined => bug?.foundIn[stage];

describe('canary-analysis', () => {
  test('finds in the canary what its 1,080,000 requests bring out', () => {
    const { bugs } = resultsOf('canary-analysis');
    const { errors, slow } = bugs;
    expectToCover(foundIn(errors, 'canary'), 0.02 * (1 - Math.exp(-1.08 / 2)));
    expectToCover(foundIn(slow, 'canary'), 0.03 * (1 - Math.exp(-1.08 / 10)));
  });

  test('loads twenty servers with one and a half times what they ordinarily carry', () => {
    expect(resultsOf('canary-analysis').capacity.services[0]?.peak.max).toBeCloseTo(1.5, 9);
  });
});

test('blue-green takes 5h 16m 30s, and two hundred servers', () => {
  const { duration, capacity } = resultsOf('blue-green');
  expect(duration.p50.value).toBe((8 + 2 + 3 * (0.5 + 15 + 5) + 4 * 60 + 5) * MINUTE);
  expect(capacity.servers.most.max).toBe(200);
});

describe('kubernetes-rolling', () => {
  const { duration, capacity, bugs } = resultsOf('kubernetes-rolling');

  test('takes two minutes, an hour and five minutes three times over', () => {
    expect(duration.p50.value).toBe(3 * (2 + 60 + 5) * MINUTE);
  });

  test('has 50 of 60 pods carry the load of all', () => {
    expect(capacity.services[0]?.peak.p95.value).toBeCloseTo(60 / 50, 12);
  });

  test('lets one release in a thousand through', () => {
    expectToCover(bugs['crash-loop']?.escaped, 0.03 * (0.7 * 0.1 ** 3 + 0.27 * 0.1 ** 2 + 0.03));
  });
});

describe('service-fabric', () => {
  const { duration, capacity, bugs } = resultsOf('service-fabric');

  test('takes 2h 55m', () => {
    expect(duration.p50.value).toBe(2 * HOUR + 55 * MINUTE);
  });

  test('has each of four domains carry 1/4 − 1/5 of the load more', () => {
    const peak = capacity.services[0]?.peak.max ?? 0;
    expect((peak - 1) / 5).toBeCloseTo(1 / 4 - 1 / 5, 12);
  });

  test('finds half of the bugs in the test cluster', () => {
    const { broken } = bugs;
    expectToCover(foundIn(broken, 'test'), 0.03 * 0.5 * (1 - 0.2 ** 5));
  });
});

test('bad-day: six hundred servers carry for a thousand while a region is dark', () => {
  expect(baseline('bad-day', 'simulate-region-down.txt')).toContain(`peak load ${(1000 / 600).toFixed(2)} (P95)`);
});
