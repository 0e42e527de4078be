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

/** What is left out by hand: a bug that has not surfaced after weeks. */
const TRIFLE = 1e-6;

/** The interval of a fixed seed covers the figure (of a hundred such intervals one would not); an exact one is the figure. */
function expectToCover(estimate: Estimate | undefined, figure: number): void {
  const slack = estimate?.low === estimate?.high ? TRIFLE * figure : 0;
  expect(estimate?.low).toBeLessThanOrEqual(figure + slack);
  expect(estimate?.high).toBeGreaterThanOrEqual(figure - slack);
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
    // Where it has not shown no gate may cry wolf, for that would take it back.
    const unseen = 0.7 * 0.1 ** 3 + 0.27 * 0.995 * 0.1 ** 2 + 0.03 * 0.995 ** 3;
    expectToCover(bugs['crash-loop']?.escaped, 0.03 * unseen);
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
  expect(baseline('bad-day', 'simulate-region-down.txt')).toContain(
    `peak load ${(1000 / 600).toFixed(2)} × its ordinary load (P95)`,
  );
});

const DAY = 24 * HOUR;

describe('dark-launch', () => {
  const { duration, bugs } = resultsOf('dark-launch');
  const bug = bugs['double-charge'];
  /** User-hours that have gathered when the first and when the second gate judge. */
  const [first, second] = [4000 * (24 + 1 / 12), 4000 * (24 + 1 / 12 + 1 / 120) + 100_000 * (24 + 1 / 12)];
  const shown = (userHours: number): number => 1 - Math.exp(-userHours / 2_000_000);

  test('takes 4d 2h 43m', () => {
    expect(duration.p50.value).toBe(4 * DAY + 2 * HOUR + 43 * MINUTE);
  });

  test('finds what the flag turns on ring by ring', () => {
    const [internal, beta] = bug?.rings ?? [];
    // Four batches of 25 servers, 2h and the gate: what a crash has been met for by then; it, or a false alarm, ends the plan there.
    const crash = 0.02 * -Math.expm1((-25 * (137 + 133 + 129 + 125)) / 60 / 100);
    const ships = 1 - 0.9 * crash - 0.002 * (1 - crash);
    expectToCover(internal?.found, ships * 0.9 * shown(first));
    // Less what the first gate of the launch ends for another reason: at most a false alarm, and what is left of the crash.
    const most = ships * 0.9 * (shown(second) - 0.9 * shown(first));
    expect(beta?.found.high).toBeLessThanOrEqual(most);
    expect(beta?.found.low).toBeGreaterThanOrEqual(most * (1 - 0.002 - 0.02));
  });

  test('is rid of it thirty seconds after it is found', () => {
    expect(bug?.gone.mean.value).toBeCloseTo(30, 9);
    expect(bug?.gone.share.value).toBe(1);
  });
});

describe('rings', () => {
  const { duration, bugs } = resultsOf('rings');
  const { battery, driver } = bugs;
  const userHours = [4000 * 174, 4000 * 178 + 200_000 * 174, 4000 * 178 + 200_000 * 178 + 2_000_000 * 174];
  const [first = 0, second = 0, third = 0] = userHours.map((amount) => 1 - Math.exp(-amount / 60_000_000));

  test('takes 36d 16h', () => {
    expect(duration.p50.value).toBe(36 * DAY + 16 * HOUR);
  });

  test('finds by ring what the people in it bring out', () => {
    // A gate stops for the driver's bug as well, and where nothing has shown with 0.5% for nothing.
    const [noDriver, noDriverThen, noAlarm] = [1 - 0.005, 1 - 0.01, 1 - 0.005];
    const missed = 0.15 * first * noDriver;
    const later = (second - first) * noDriver * noAlarm;
    const missedThen = 0.15 * (missed + later) * noDriverThen;
    const last = (third - second) * noDriver * noAlarm * noDriverThen * noAlarm;
    for (const [ring, shown] of [first, later + missed, last + missedThen].entries()) {
      expectToCover(battery?.rings[ring]?.found, 0.85 * shown);
    }
  });

  test('has the log’s bug in 1.79% of releases', () => {
    // Strata know it exactly.
    expect(driver?.present.value).toBeCloseTo(1 - 0.995 * 0.99 * 0.997, 12);
  });
});

describe('release-train', () => {
  const { duration, stages } = resultsOf('release-train');

  test('takes 29d 4h on the fast track', () => {
    expect(duration.min).toBe(29 * DAY + 4 * HOUR);
  });

  test('has changes wait for the night, and half of four weeks for beta', () => {
    const [canary, beta] = stages.map(({ channel }) => channel);
    expectToCover(canary?.wait.mean, 0.5 * DAY);
    expectToCover(beta?.wait.mean, 14.5 * DAY - 7 * HOUR);
  });
});

describe('expand-contract', () => {
  const { duration, outcomes, pointOfNoReturn } = resultsOf('expand-contract');

  test('takes 1d 8h 50m', () => {
    expect(duration.p50.value).toBe(DAY + 8 * HOUR + 50 * MINUTE);
  });

  test('has one release of two thousand with the bug when there is no way back', () => {
    expectToCover(outcomes.stopped, (1 - 0.02 ** 2) * 0.05 * 0.01 * 0.9);
    // And what does not get as far has been found before, or has failed to expand twice.
    expectToCover(pointOfNoReturn?.reached, (1 - 0.02 ** 2) * (1 - 0.05 * 0.99));
  });
});

test('everything takes 3d 3h 20m', () => {
  expect(resultsOf('everything').duration.p50.value).toBe(3 * DAY + 3 * HOUR + 20 * MINUTE);
});

describe('careful', () => {
  const { method, duration, bugs } = resultsOf('careful');

  test('is exact, and takes 2d 2h 15m if nothing goes wrong', () => {
    expect(method).toBe('exact');
    expect(duration.p50.value).toBe((0.5 + 24 + 0.5 + 12 + 1 + 12) * HOUR + 3 * 5 * MINUTE);
  });

  test('finds in the first cluster what four looks at most can see', () => {
    // Nobody looks again, if the first look finds `config`, which is there at the first cluster with 0.4%.
    let unseen = 1;
    let found = 0;
    for (const [look, hours] of [24, 26, 26, 26].entries()) {
      const shows = unseen * -Math.expm1((-40 * (hours + 1 / 12)) / 2000);
      found += 0.95 * shows;
      unseen = (unseen - shows) * 0.005 * (look === 0 ? 1 - 0.004 : 1);
    }
    expect(foundIn(bugs.crash, 'first')?.value).toBeCloseTo(0.03 * found, 15);
  });
});
