import { describe, expect, it } from 'vitest';
import { bugOf as bug, expectAround, run } from './testing/expect-around.ts';

const three = (select: string) => `
  topology fleet { region west { cluster web[3] { server[10] } } }
  model log { bug config { found 0.2% at cluster 1  found 0.1% at each of clusters 2..3 } }
  plan p on fleet using log { maxDown 100%  stage all { deploy ${select} } }`;

describe('bugs', () => {
  it('that the log tells of are found by the third cluster with 1 − 0.998 · 0.999²', () => {
    // Whether it is there decides whether it is found, so nothing of it is left to chance.
    const { present, found, escaped } = bug(run(three('all'), 200), 'config');
    expect(present.value).toBeCloseTo(1 - 0.998 * 0.999 ** 2, 15);
    expect(found.value).toBeCloseTo(1 - 0.998 * 0.999 ** 2, 15);
    expect(escaped.value).toBe(0);
  });

  it('are found by as many clusters as are deployed', () => {
    const { found, present } = bug(run(three('2 clusters'), 20_000), 'config');
    expectAround(found, 1 - 0.998 * 0.999);
    expect(present.value).toBeCloseTo(1 - 0.998 * 0.999 ** 2, 15);
  });

  it('are found at the first cluster at which one of their sentences comes true', () => {
    // At the second cluster both may: 1 − 0.7 · 0.8. Whether the release carries the bug is drawn before where it shows, so this
    // is how the conditional draws come out in the end.
    const results = run(
      `topology fleet { region west { cluster web[3] { server[10] } } }
       model log { bug config { found 30% at each of clusters 1..3  found 20% at cluster 2 } }
       plan p on fleet using log { maxDown 100%
         stage one { deploy 1 cluster }
         stage two { deploy 1 cluster }
         stage three { deploy 1 cluster }
       }`,
      20_000,
    );
    const { found, foundIn, present } = bug(results, 'config');
    const second = 1 - 0.7 * 0.8;
    expectAround(foundIn.one ?? found, 0.3);
    expectAround(foundIn.two ?? found, 0.7 * second);
    expectAround(foundIn.three ?? found, 0.7 * (1 - second) * 0.3);
    expect(present.value).toBeCloseTo(1 - 0.7 ** 3 * 0.8, 12);
    expect(found.value).toBeCloseTo(1 - 0.7 ** 3 * 0.8, 12);
  });

  it('surface after exponential exposure with p (1 − e^(−n t/μ))', () => {
    // Ten servers for three hours are 30 server-hours, of a mean of 40.
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       model m {
         bug crash { present 30%  surfaces after exponential(mean 40 server-hours) }
         gate health { detects 100% }
       }
       plan p on fleet using m { maxDown 100%  stage all { deploy all  wait 3h  gate health } }`,
      20_000,
    );
    expectAround(bug(results, 'crash').found, 0.3 * (1 - Math.exp(-30 / 40)));
    expectAround(bug(results, 'crash').escaped, 0.3 * Math.exp(-30 / 40));
  });

  it('surface only where they can', () => {
    // Two of five clusters are in scope: eight server-hours of a mean of ten.
    const results = run(
      `topology fleet { region west {
         cluster old[3] { label hw = gen6  server[4] }
         cluster new[2] { label hw = gen7  server[4] }
       } }
       model m {
         bug crash { present 50%  surfaces after exponential(mean 10 server-hours)  only where hw == gen7 }
         gate health { detects 100% }
       }
       plan p on fleet using m { maxDown 100%  stage all { deploy all parallel 5  wait 1h  gate health } }`,
      20_000,
    );
    expectAround(bug(results, 'crash').found, 0.5 * (1 - Math.exp(-8 / 10)));
    expect(bug(results, 'crash').reach.p95.value).toBe(8);
  });

  it('exclude each other where a release has at most one', () => {
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       model m {
         at most one { bug a { present 10%  shows 100% at cluster 1 }  bug b { present 20%  shows 100% at cluster 1 } }
         gate health { detects 100% }
       }
       plan p on fleet using m { maxDown 100%  stage all { deploy all  gate health } }`,
      2_000,
    );
    // No trial has both: what is found sums up to what is rolled back.
    expect(results.outcomes.rolledBack.value).toBeCloseTo(0.3, 12);
    expect(bug(results, 'a').found.value).toBeCloseTo(0.1, 12);
    expect(bug(results, 'b').found.value).toBeCloseTo(0.2, 12);
  });

  it('are independent unless told otherwise', () => {
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       model m {
         bug a { present 10%  shows 100% at cluster 1 }
         bug b { present 20%  shows 100% at cluster 1 }
         bug c { present 30%  shows 100% at cluster 1 }
         gate health { detects 100% }
       }
       plan p on fleet using m { maxDown 100%  stage all { deploy all  gate health } }`,
      20_000,
    );
    expect(results.outcomes.rolledBack.value).toBeCloseTo(1 - 0.9 * 0.8 * 0.7, 12);
    expectAround(bug(results, 'c').found, 0.3);
  });
});

describe('exposure', () => {
  const plan = (more: string, steps: string) => `
    topology fleet { region west { cluster web[2] { server[10] } } }
    model m {
      deploy takes 1h per server
      rollback takes 30m per server
      bug slow { present 100%  ${more} }
      gate health { detects 100% }
    }
    plan p on fleet using m { maxDown 50% per cluster  horizon 30d  stage all { deploy all  ${steps} } }`;

  it('is counted by hand through a rollback', () => {
    // Five servers at a time: on the new version from 1 h, 2 h (the first cluster), 3 h and 4 h (the second) on. The gate after
    // 6 h finds the bug; both clusters go back at once, five servers of each from 6 h and from 6 h 30 min on, when their
    // exposure ends: 2 · (5 · 6 + 5 · 6.5) − 5 · (1 + 2 + 3 + 4) = 75 server-hours. The plan ends at 7 h.
    const results = run(plan('shows 100% at cluster 2', 'wait 2h  gate health'), 50);
    const { exposure, reach, found } = bug(results, 'slow');
    expect(exposure.mean).toEqual({ value: 75, low: 75, high: 75 });
    expect(reach.mean).toEqual({ value: 20, low: 20, high: 20 });
    expect(found.value).toBe(1);
    expect(results.duration.mean.value).toBe(7 * 3600);
    expect(results.outcomes.rolledBack.value).toBe(1);
  });

  it('goes on for the horizon where a bug escapes', () => {
    // Up to the plan's end at 6 h: 20 · 6 − 5 · (1 + 2 + 3 + 4) = 70; then twenty servers for 30 days.
    const results = run(plan('surfaces after 1_000_000 server-hours', 'wait 2h  gate health'), 50);
    const { exposure, escaped } = bug(results, 'slow');
    expect(escaped.value).toBe(1);
    expect(exposure.mean.value).toBeCloseTo(70 + 20 * 30 * 24, 9);
  });

  it('is less by what the bug takes down', () => {
    // It shows at 4 h; from then on a fifth of each cluster is down, and not exposed. 5 · (3 + 2 + 1) = 30 up to then, and
    // sixteen servers for two hours until the gate, which is let pass, ends the plan.
    const results = run(
      plan('shows 100% at cluster 2  downs 20% of servers', 'wait 2h  gate health  on unhealthy stop'),
      50,
    );
    const { exposure, reach } = bug(results, 'slow');
    expect(exposure.mean.value).toBeCloseTo(30 + 16 * 2, 9);
    expect(reach.mean.value).toBe(20);
  });
});
