import { layoutOf } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck } from '../luck/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { expectAround, run } from './testing/expect-around.ts';

describe('failures', () => {
  it('leave a server failed if all its attempts fail', () => {
    // 200 servers of which an attempt fails with 20%, three attempts: binomial with 0.2³ each.
    const plan = (handler: string) => `
      topology fleet { region west { cluster web { server[200] } } }
      model m { deploy fails 20% per server retry 2 }
      plan p on fleet using m { maxDown 40%  stage all { deploy all }  ${handler} }`;
    expectAround(run(plan('on failures over 1% continue'), 10_000).failedServers.mean, 200 * 0.2 ** 3);
    // None is failed with (1 − 0.008)^200; then nothing is raised.
    expectAround(run(plan('on failures over 0% stop'), 10_000).outcomes.stopped, 1 - (1 - 0.2 ** 3) ** 200);
  });

  it('of servers and of whole racks are independent causes', () => {
    // An attempt fails with 1 − 0.95 · 0.9, of its rack or of its own; twice in a row it leaves the server failed.
    const results = run(
      `topology fleet { region west { cluster web { rack[10] { server[20] } } } }
       model m { deploy fails 10% per server retry 1  deploy fails 5% per rack }
       plan p on fleet using m { maxDown 100%  stage all { deploy all } }`,
      10_000,
    );
    expectAround(results.failedServers.mean, 200 * (1 - 0.95 * 0.9) ** 2);
  });

  it('of a whole rack are one luck, however many batches touch it', () => {
    // Four batches of each rack: the rack fails as a whole, or not at all. No rack of ten fails with 0.95^10.
    const results = run(
      `topology fleet { region west { cluster web { rack[10] { server[20] } } } }
       model m { deploy fails 5% per rack }
       plan p on fleet using m { maxDown 25% per rack  stage all { deploy all }  on failures over 0% stop }`,
      10_000,
    );
    expectAround(results.outcomes.stopped, 1 - 0.95 ** 10);
  });

  it('of a node are its own where it says so', () => {
    const results = run(
      `topology fleet { region west { cluster web[3] { server[10] }  cluster old { fails 50%  server[10] } } }
       model m { deploy fails 10% per cluster }
       plan p on fleet using m { maxDown 100%  stage all { deploy all } }`,
      10_000,
    );
    expectAround(results.failedServers.mean, 30 * 0.1 + 10 * 0.5);
  });

  it('of a run that is tried again are a power', () => {
    const results = run(
      `topology fleet { region west { cluster web { server[10] } } }
       model m { }
       plan p on fleet using m { maxDown 100%  stage all { deploy all  run "backfill" takes 1h fails 30% retry 1 }  on unhealthy stop }`,
      10_000,
    );
    expectAround(results.outcomes.stopped, 0.3 ** 2);
    // One hour, and one more with 30%.
    expectAround(results.duration.mean, 3600 * 1.3);
    expect(results.causes).toMatchObject([{ outcome: 'stopped', cause: 'run-failed', stage: 'all' }]);
  });
});

describe('outages', () => {
  it('come at the rate of their chance, counted from the end of the last', () => {
    // In a day without an end none comes to a region with 80%. With λ = −ln 0.8 a day and outages of 6 h the number in two days
    // is that of a renewal process whose gaps are 6 h longer than exponential: P(at least two) = P(gamma(2, λ) < 1.75 d).
    const { machine } = machineOf(
      `topology fleet { region west { cluster web { server[10] } } region east { cluster web { server[10] } } }
       model m { outage of each region 20% per day lasts 6h }
       plan p on fleet using m { maxDown 100%  stage all { wait 2d } }`,
    );
    const layout = layoutOf(machine);
    if (layout.kind !== 'layout') throw new Error('too many cells');
    const kernel = createKernel(machine, layout, openLuck(machine, layout, '1'));
    const trials = 10_000;
    let inFirstDay = 0;
    let atLeastTwo = 0;
    for (let trial = 1; trial <= trials; trial++) {
      const starts = kernel.trace(trial).log.filter((event) => event.kind === 'outage-started' && event.node === 0);
      if ((starts[0]?.at ?? Number.POSITIVE_INFINITY) <= 86_400_000) inFirstDay += 1;
      if (starts.length >= 2) atLeastTwo += 1;
    }
    const rate = -Math.log(0.8);
    const two = 1 - (1 + 1.75 * rate) * Math.exp(-1.75 * rate);
    // Five standard errors: wrong once in 1.7 million seeds.
    expect(Math.abs(inFirstDay / trials - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / trials));
    expect(Math.abs(atLeastTwo / trials - two)).toBeLessThan(5 * Math.sqrt((two * (1 - two)) / trials));
  });
});

describe('batches', () => {
  it('of n exponential servers last mean (1 + 1/2 + … + 1/n)', () => {
    // A thousand servers in two batches of five hundred, one after the other.
    const results = run(
      `topology fleet { region west { cluster web { server[1_000] } } }
       model m { deploy takes exponential(mean 10m) per server }
       plan p on fleet using m { maxDown 50%  stage all { deploy all } }`,
      20_000,
    );
    let harmonic = 0;
    for (let k = 1; k <= 500; k++) harmonic += 1 / k;
    expectAround(results.duration.mean, 2 * 600 * harmonic);
  });
});
