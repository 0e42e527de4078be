import { describe, expect, it } from 'vitest';
import type { Results } from '../results/results.ts';
import { bugOf, expectAround, run } from './testing/expect-around.ts';

const TRIALS = 10_000;
const HOUR = 60;
const users = [50, 200, 1_000] as const;

/**
 * A flag that is switched on in a minute for 50, 200 and 1,000 users, each for eight minutes and a gate of five: ring k has it
 * from 14k − 13 minutes on, and is judged 13 minutes later. Nothing is deployed.
 */
const rings = (bug: string, gate: string): string => `
  audience users 1_000 { ring internal 5%  ring early 15%  ring broad }
  flag cart { owner "shop"  remove by 2027-01-01 }
  model numbers {
    flag takes 1m
    bug crash { present 100%  behind cart  ${bug} }
    gate health { ${gate}  takes 5m }
  }
  plan example using numbers {
    stage one { enable cart for internal, early, 100% { wait 8m  gate health } }
    on unhealthy rollback
  }`;

/** User-hours that users have met the bug for when each ring's gate judges: a ring has it for 13 minutes, and while the next is switched on. */
const [E1, E2, E3] = [(50 * 13) / HOUR, (50 * 14 + 200 * 13) / HOUR, (50 * 14 + 200 * 14 + 1_000 * 13) / HOUR] as const;

/** Of each ring: the chance that it is found there, and that it comes so far; `shown`: the chance that it shows while a ring is the last. */
function expectRings(results: Results, shown: readonly number[], detects: number): readonly number[] {
  const found = shown.map((_, ring) =>
    shown.slice(0, ring + 1).reduce((sum, chance, j) => sum + chance * detects * (1 - detects) ** (ring - j), 0),
  );
  const bug = bugOf(results, 'crash');
  expect(bug.rings.map(({ name, users: upTo }) => [name, upTo])).toEqual([
    ['internal', 50],
    ['early', 200],
    ['broad', 1_000],
  ]);
  let left = 1;
  bug.rings.forEach((ring, k) => {
    expectAround(ring.reached, left);
    expectAround(ring.found, found[k] ?? 0);
    left -= found[k] ?? 0;
  });
  expectAround(bug.escaped, left);
  return found;
}

describe('a flagged bug that surfaces by exposure', () => {
  const mean = 100;
  const quiet = [E1, E2, E3].map((exposure) => Math.exp(-exposure / mean));
  const [q1, q2, q3] = quiet as [number, number, number]; // three rings
  const shown = [1 - q1, q1 - q2, q2 - q3];

  it('is found in ring k with e^(−E(k−1)/μ) − e^(−E(k)/μ), and is gone a minute later', () => {
    const results = run(rings(`surfaces after exponential(mean ${mean} user-hours)`, 'detects 100%'), TRIALS);
    const bug = bugOf(results, 'crash');
    const found = expectRings(results, shown, 1);
    // Off for all a minute after it is found, whatever ring it has come to; each is exposed for that minute more.
    expect(bug.gone.share).toMatchObject({ value: 1 });
    expect(bug.gone.mean).toEqual({ value: 60, low: 60, high: 60 });
    const exposure = [E1, E2, E3].reduce((sum, E, k) => sum + (found[k] ?? 0) * (E + (users[k] ?? 0) / HOUR), q3 * E3);
    expectAround(bug.exposure.mean, exposure);
    expect(bug.exposure.unit).toBe('user-hours');
    // All of the ring that it has come to have it at once; a thousand where it escapes.
    const metWhenFound = users.reduce((sum, count, k) => sum + count * (found[k] ?? 0), 0);
    expectAround(bug.met?.mean ?? { value: null, low: null, high: null }, metWhenFound + q3 * 1_000);
    expectAround(bug.whenFound.met?.mean ?? { value: null, low: null, high: null }, metWhenFound / (1 - q3));
    expect(bug.met).toMatchObject({ unit: 'users', p50: { value: 1_000 }, p99: { value: 1_000 } });
    expect(bug.reach).toMatchObject({ mean: { value: 0 } });
  });

  it('is found later by gates that do not always see it', () => {
    const results = run(rings(`surfaces after exponential(mean ${mean} user-hours)`, 'detects 60%'), TRIALS);
    expectRings(results, shown, 0.6);
  });
});

describe('a bug that shows at rings', () => {
  it('is found in the k-th with q (1 − q)^(k − 1)', () => {
    const q = 0.3;
    const results = run(rings('shows 30% at each of rings 1..3', 'detects 100%'), TRIALS);
    expectRings(results, [q, q * (1 - q), q * (1 - q) ** 2], 1);
  });

  it('is there as often as it would show at one of them, unless told', () => {
    const text = rings('shows 30% at each of rings 1..3', 'detects 100%').replace('present 100%  ', '');
    const bug = bugOf(run(text, TRIALS), 'crash');
    const there = 1 - 0.7 ** 3;
    expect(bug.present.value).toBeCloseTo(there, 14);
    // Always found then, and given that it is there: q (1 − q)^(k − 1) over that chance.
    expectAround(bug.found, there);
    bug.rings.forEach(({ found }, k) => {
      expectAround(found, (0.3 * 0.7 ** k) / there);
    });
  });
});

describe('the same bug', () => {
  const text = (behind: string): string => `
    audience users 1_000 { ring internal 1%  ring broad }
    flag cart { owner "shop"  remove by 2027-01-01 }
    topology fleet { region west { cluster web { server[10] } } }
    model numbers {
      deploy takes 10m per server
      rollback takes 10m per server
      flag takes 1m
      bug crash { present 100%  ${behind}  surfaces after exponential(mean 2_000 user-hours) }
      gate health { detects 100%  takes 5m }
    }
    plan example on fleet using numbers {
      maxDown 50%
      stage one { deploy all  enable cart for 100%  wait 2h  gate health }
      on unhealthy rollback
    }`;

  it('is gone after the switch where it is behind a flag, and after the last server has begun to go back where it is not', () => {
    // The gate judges 126 minutes after all is out. Behind the flag: a thousand users for 125 minutes by then, and one more; else also 500 of them
    // for ten minutes before, 1,000 for one, and after the flag is off 500 for ten minutes more.
    const flagged = bugOf(run(text('behind cart'), TRIALS), 'crash');
    const shipped = bugOf(run(text(''), TRIALS), 'crash');
    const chance = (userMinutes: number) => 1 - Math.exp(-userMinutes / HOUR / 2_000);
    expectAround(flagged.found, chance(1_000 * 125));
    expectAround(shipped.found, chance(500 * 10 + 1_000 * 126));
    expect(flagged.gone).toMatchObject({ share: { value: 1 }, mean: { value: 60 }, p95: { value: 60 } });
    expect(shipped.gone).toMatchObject({ share: { value: 1 }, mean: { value: 660 }, p95: { value: 660 } });
    expectAround(flagged.exposure.mean, (1_000 * (125 + chance(1_000 * 125))) / HOUR);
    const back = chance(500 * 10 + 1_000 * 126) * (1_000 + 500 * 10);
    expectAround(shipped.exposure.mean, (500 * 10 + 1_000 * 126 + back) / HOUR);
  });
});

describe('a bug that is found and stays out', () => {
  it('is not gone', () => {
    const text = rings('surfaces after 1 user-hours', 'detects 100%').replace(
      'on unhealthy rollback',
      'on unhealthy stop',
    );
    const { gone, found } = bugOf(run(text, 100), 'crash');
    expect(found.value).toBe(1);
    expect(gone).toMatchObject({ share: { value: 0 }, mean: { value: null }, p95: { value: null } });
  });
});

describe('a point of no return', () => {
  it('is told with the rollbacks that come after it', () => {
    // A gate cries wolf in a fifth of the runs before the contract, and in half of those that come to it after: 0.8 get there; of the
    // 0.2 + 0.8 · 0.5 that go back, 0.4 do so after.
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       service db { runs on all  load 100 requests/s }
       model numbers {
         bug crash { present 0% }
         gate before { false alarm 20% }
         gate after { false alarm 50% }
       }
       plan example of db on fleet using numbers {
         maxDown 50%
         stage one { expand db takes 10m  deploy all  gate before  migrate db takes 10m  contract db takes 10m  on unhealthy rollback }
         stage two { wait 1h  gate after  on unhealthy rollback this stage }
       }`,
      TRIALS,
    );
    expect(results.pointOfNoReturn).not.toBeNull();
    if (results.pointOfNoReturn === null) return;
    expectAround(results.pointOfNoReturn.reached, 0.8);
    expectAround(results.pointOfNoReturn.rollbacksAfter, 0.4 / 0.6);
  });

  it('is none of a plan without a contract', () => {
    expect(run(rings('surfaces after 1 user-hours', 'detects 100%'), 1).pointOfNoReturn).toBeNull();
  });
});
