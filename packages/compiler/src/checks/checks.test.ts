import { describe, expect, test } from 'vitest';
import { compileText, type PlanText, source } from '../testing/compile-text.ts';

/** Five clusters in each of two datacenters: two `bar` of 20 servers, three `potato` of 50. */
const TIERS = `
  region main {
    datacenter dc[2] {
      cluster bar[2]    { rack[20] { server[1] } }
      cluster potato[3] { rack[5] { server[10] } }
    }
  }`;

/** What the compiler says of a plan, with the text that it points at. */
function said(plan: string, more: Partial<PlanText> = {}): string[] {
  const text = source({ fleet: TIERS, plan, ...more });
  return compileText(text).diagnostics.map(
    ({ code, message, span }) => `${code} at ${text.slice(span.start, span.end).replace(/\s+/g, ' ')}: ${message}`,
  );
}

function codes(plan: string, more: Partial<PlanText> = {}): string[] {
  return compileText(source({ fleet: TIERS, plan, ...more })).diagnostics.map(({ code }) => code);
}

describe('servers deployed twice', () => {
  test('in stages that follow one another', () => {
    expect(said('stage a { deploy dc-1 } stage b { deploy all }')).toEqual([
      'deployed-twice at deploy all: This selects `main/dc-1`, which `deploy dc-1` has deployed by then.',
    ]);
  });

  test('in stages side by side', () => {
    expect(
      said('parallel { stage a { deploy dc-1 } stage b { deploy 6 clusters } } stage c { deploy remaining }'),
    ).toEqual([
      'deployed-twice at deploy 6 clusters: This selects `main/dc-1`, which `deploy dc-1` selects too, and both may run at the same time.',
    ]);
  });

  test('not where branches share nothing', () => {
    expect(codes('parallel { stage a { deploy dc-1 } stage b { deploy dc-2 } }')).toEqual([]);
  });

  test('not by upgrade domains of the same servers', () => {
    const fleet = 'region r { cluster c[2] { upgradeDomains 4  server[10] } }';
    expect(
      codes('stage a { each upgradeDomain in c-1 { deploy here } } stage b { deploy remaining }', { fleet }),
    ).toEqual([]);
  });

  test('copies of one sentence are said once', () => {
    expect(codes('stage a { each cluster in all { deploy bar-1 } }'.replace('bar-1', 'dc-1/bar-1'))).toEqual([
      'servers-not-reached',
      'deployed-twice',
    ]);
  });
});

test('servers that no stage reaches are named', () => {
  expect(said('stage a { deploy potato }')).toEqual([
    'servers-not-reached at test: No stage deploys to 80 servers of 380: `main/dc-1/bar-1` and others.',
  ]);
});

describe('limits that nobody can meet', () => {
  const least = (plan: string, more: Partial<PlanText> = {}) =>
    compileText(source({ fleet: TIERS, plan, ...more })).diagnostics.map(({ code, help }) => `${code}: ${help}`);

  test('come with the smallest value that would work', () => {
    const five = 'region r { cluster c { server[5] } }';
    expect(said('maxDown 10% per cluster stage a { deploy all }', { fleet: five })).toEqual([
      'max-down-impossible at maxDown 10% per cluster: 10% of cluster `c`, which has 5 servers, is less than one server, so deploying there could never begin.',
    ]);
    expect(least('maxDown 10% per cluster stage a { deploy all }', { fleet: five })).toEqual([
      'max-down-impossible: The smallest value that would work is 20%.',
    ]);
  });

  test('in the words of the limit: servers for servers, racks for racks', () => {
    expect(least('maxDown 0 servers per cluster stage a { deploy all }')).toEqual([
      'max-down-impossible: The smallest value that would work is 1 server.',
    ]);
    expect(least('maxDown 50% per cluster, 0 racks in rollback stage a { deploy all }')).toEqual([
      'max-down-impossible: The smallest value that would work is 1 rack.',
    ]);
  });

  test('that value does work, and one less does not', () => {
    // 1 of 3 needs 33.33…%, which no decimal says: 33.34% is the least with two decimals.
    for (const [servers, works, fails] of [
      [5, '20%', '19.99%'],
      [3, '33.34%', '33.33%'],
      [8, '12.5%', '12.49%'],
      [1000, '0.1%', '0.099%'],
      [300, '0.334%', '0.333%'],
    ] as const) {
      const fleet = `region r { cluster c { server[${servers}] } }`;
      const plan = (percent: string) => `maxDown ${percent} per cluster stage a { deploy all }`;
      expect(codes(plan(works), { fleet })).toEqual([]);
      expect(least(plan(fails), { fleet })).toEqual([
        `max-down-impossible: The smallest value that would work is ${works}.`,
      ]);
    }
  });

  test('only where the plan deploys', () => {
    expect(codes('maxDown 2% per cluster stage a { deploy potato }')).toEqual(['servers-not-reached']);
    expect(codes('maxDown 2% per cluster stage a { deploy all }')).toEqual(['max-down-impossible']);
    expect(
      codes('maxDown 2% per cluster stage a { deploy potato maxDown 3% per cluster } stage b { deploy bar }'),
    ).toEqual(['max-down-impossible']);
    expect(codes('stage a { maxDown 2% per cluster  deploy potato } stage b { deploy bar }')).toEqual([]);
  });

  test('on the way back too', () => {
    expect(least('maxDown 50% per cluster, 1% in rollback stage a { deploy all }')).toEqual([
      'max-down-impossible: The smallest value that would work is 5%.',
    ]);
  });

  test('of the whole fleet', () => {
    expect(codes('maxDown 0.2% stage a { deploy all }')).toEqual(['max-down-impossible']);
    expect(codes('maxDown 0.3% stage a { deploy all }')).toEqual([]); // 1.14 of 380
  });
});

describe('units', () => {
  test('that hold places that exclude each other', () => {
    expect(said('exclusive bar, potato stage a { deploy all by datacenter }')).toEqual([
      'unit-excludes-itself at deploy all by datacenter: The unit `main/dc-1` holds servers of `bar` and of `potato`, which `exclusive bar, potato` keeps apart.',
    ]);
    expect(codes('exclusive bar, potato stage a { deploy all by cluster }')).toEqual([]);
    expect(codes('exclusive bar, potato stage a { each datacenter in all { deploy here by cluster } }')).toEqual([]);
  });

  test('that hold two nodes of a level that excludes itself', () => {
    expect(codes('exclusive clusters per datacenter stage a { deploy all by datacenter }')).toEqual([
      'unit-excludes-itself',
    ]);
    expect(
      codes(
        'exclusive clusters per datacenter stage a { deploy 1 cluster in each datacenter by region deploy remaining }',
      ),
    ).toEqual([]);
    expect(
      codes('exclusive clusters stage a { deploy 1 cluster in each datacenter by region deploy remaining }'),
    ).toEqual(['unit-excludes-itself']);
  });

  test('that hold both only in different nodes of the group', () => {
    const within = TIERS.replace('cluster bar[2]', 'exclusive bar, potato cluster bar[2]');
    expect(codes('stage a { deploy dc-1/bar, dc-2/potato by region deploy remaining }', { fleet: within })).toEqual([]);
    expect(codes('stage a { deploy all by region }', { fleet: within })).toEqual(['unit-excludes-itself']);
  });

  test('that hold places that have an order', () => {
    expect(codes('order bar, potato per datacenter stage a { deploy all by datacenter }')).toEqual([
      'unit-waits-for-itself',
    ]);
    expect(codes('order bar, potato per datacenter stage a { deploy all by cluster }')).toEqual([]);
  });

  test('that are larger than maxParallel', () => {
    expect(said('maxParallel 4 clusters stage a { deploy all by datacenter }')).toEqual([
      'max-parallel-impossible at deploy all by datacenter: The unit `main/dc-1` holds 5 clusters at once, but `maxParallel 4 clusters` allows 4.',
    ]);
    expect(codes('maxParallel 5 clusters stage a { deploy all by datacenter }')).toEqual([]);
    expect(codes('maxParallel 5 clusters per datacenter stage a { deploy all by region }')).toEqual([]);
    expect(codes('maxParallel 4 clusters per datacenter stage a { deploy all by region }')).toEqual([
      'max-parallel-impossible',
    ]);
    expect(codes('maxParallel 1 cluster stage a { deploy all by rack }')).toEqual([]);
  });

  test('or upgrade domains that cut across more than that', () => {
    const fleet = 'region r { cluster c[3] { upgradeDomains 2  server[4] } }';
    const plan = (count: string) =>
      `maxParallel ${count} clusters stage a { each upgradeDomain in all { deploy here } }`;
    expect(said(plan('2'), { fleet })).toEqual([
      'max-parallel-impossible at each upgradeDomain in all { deploy here }: The unit `domain-1` holds 3 clusters at once, but `maxParallel 2 clusters` allows 2.',
    ]);
    expect(codes(plan('3'), { fleet })).toEqual([]);
    expect(codes(plan('2').replace('in all', 'in c-1, c-2'), { fleet })).toEqual(['servers-not-reached']);
  });

  test('that are smaller than one attempt', () => {
    expect(codes('stage a { deploy all by rack }', { takes: '1h per cluster' })).toEqual(['unit-below-attempt']);
    expect(codes('stage a { deploy all }', { takes: '1h per cluster' })).toEqual([]);
  });
});

describe('orders', () => {
  test('against the stages', () => {
    expect(said('order bar, potato stage a { deploy potato } stage b { deploy bar }')).toEqual([
      'order-against-stages at deploy potato: This deploys to `potato`, but `order bar, potato` makes it wait for `bar`, which is deployed only later, in `deploy bar`.',
    ]);
    expect(codes('order bar, potato stage a { deploy bar } stage b { deploy potato }')).toEqual([]);
  });

  test('against the steps of a stage', () => {
    expect(codes('order bar, potato stage a { deploy potato deploy bar }')).toEqual(['order-against-stages']);
  });

  test('in stages side by side are met by waiting', () => {
    expect(codes('order bar, potato parallel { stage a { deploy potato } stage b { deploy bar } }')).toEqual([]);
  });

  test('of places that are never deployed do not count', () => {
    expect(codes('order bar, potato stage a { deploy potato }')).toEqual(['servers-not-reached', 'limits-nothing']);
  });

  test('hold group by group', () => {
    const plan = (order: string) => `${order} stage a { deploy dc-1 } stage b { deploy dc-2 }`;
    expect(codes(plan('order bar, potato per datacenter'))).toEqual([]);
    expect(codes(plan('order bar, potato'))).toEqual(['order-against-stages']);
  });

  test('that let units wait for each other', () => {
    const plan = (order: string) => `${order} stage a { each datacenter in all parallel 2 { deploy here by cluster } }`;
    expect(said(plan('order bar, potato'))).toEqual([
      'waits-in-a-circle at each datacenter in all parallel 2 { deploy here by cluster }: `order bar, potato` makes `main/dc-1` and `main/dc-2` wait for each other, so neither could ever start.',
    ]);
    expect(codes(plan('order bar, potato per datacenter'))).toEqual([]);
  });

  test('within the one unit that holds both', () => {
    expect(
      codes('order bar, potato stage a { each datacenter in dc-1 { deploy here } } stage b { deploy remaining }'),
    ).toEqual(['order-against-stages']);
    expect(codes('order bar, potato stage a { each region in all { deploy here } }')).toEqual([]);
    expect(codes('order bar, potato stage a { each region in all { deploy potato deploy bar } }')).toEqual([
      'order-against-stages',
    ]);
  });

  test('across two steps that each need what the other has', () => {
    // dc-1 waits for the bars of dc-2, whose stage comes later.
    expect(
      codes('order bar, potato stage a { deploy dc-1 by cluster } stage b { deploy remaining by cluster }'),
    ).toEqual(['order-against-stages']);
  });

  test('bind units that deploy nothing of it themselves', () => {
    expect(said('order bar, potato stage a { each datacenter in all { wait 1h } } stage b { deploy all }')).toEqual([
      'order-against-stages at each datacenter in all { wait 1h }: This holds `potato`, but `order bar, potato` makes it wait for `bar`, which is deployed only later, in `deploy all`.',
    ]);
  });

  test('of one stage bind only that stage', () => {
    expect(codes('stage a { deploy potato } stage b { order bar, potato  deploy bar }')).toEqual([]);
    expect(codes('stage a { order bar, potato  deploy potato } stage b { deploy bar }')).toEqual([
      'order-against-stages',
    ]);
  });
});

test('a plan on which everything is wrong gives every finding, and no machine', () => {
  const plan =
    'maxDown 1% order bar, potato exclusive bar, potato stage a { deploy potato } stage b { deploy all by datacenter }';
  const { machine, diagnostics } = compileText(source({ fleet: TIERS, plan }));
  expect(machine).toBeNull();
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
    new Set(['deployed-twice', 'order-against-stages', 'unit-excludes-itself', 'unit-waits-for-itself']),
  );
});

describe('a deadline', () => {
  /** The deadline's help: what would do. */
  const least = (plan: string, more: Partial<PlanText> = {}) =>
    compileText(source({ fleet: TIERS, plan: `deadline 1ms ${plan}`, ...more })).diagnostics.flatMap(
      ({ code, message }) => (code === 'deadline-impossible' ? [/at least (\S+),/.exec(message)?.[1]] : []),
    )[0];

  test('that nothing can meet is an error at the deadline', () => {
    expect(said('deadline 24h stage a { deploy all wait 24h }')).toEqual([
      'deadline-impossible at deadline 24h: The plan takes at least 1d10m, even with every duration at its least, so it can never be done within 1d.',
    ]);
    // Ten clusters one after the other, a minute each.
    expect(codes('deadline 1450m stage a { deploy all wait 24h }')).toEqual([]);
    expect(codes('deadline 1449m stage a { deploy all wait 24h }')).toEqual(['deadline-impossible']);
  });

  test('counts batches, units and stages', () => {
    // Batches of half: two a cluster. Batches of 7 servers: three of 20, eight of 50.
    expect(least('maxDown 50% per cluster stage a { deploy all }')).toBe('20m');
    expect(least('stage a { deploy all batch 7 }')).toBe('1h'); // 4 · 3 + 6 · 8
    expect(least('stage a { deploy all parallel 5 }')).toBe('2m');
    expect(least('stage a { deploy bar } stage b { deploy potato }')).toBe('10m');
    expect(least('parallel { stage a { deploy bar } stage b { deploy potato } }')).toBe('6m');
    expect(least('stage a { each datacenter in all parallel 2 { deploy here wait 1h } }')).toBe('1h5m');
  });

  test('takes durations at their least', () => {
    expect(least('stage a { deploy dc-1/bar-1 wait uniform(1h..2h) }')).toBe('1h1m');
    expect(least('stage a { deploy dc-1/bar-1 wait 1h }', { takes: 'exponential(mean 1h) per server' })).toBe('1h');
    expect(least('stage a { deploy dc-1/bar-1 run "x" takes mix(50% 3m, 50% 2m) }')).toBe('3m');
  });
});
