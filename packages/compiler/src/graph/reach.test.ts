import { expect, test } from 'vitest';
import { machineOfText, source } from '../testing/compile-text.ts';
import { PEOPLE } from '../testing/full-machines.ts';
import { graphOf } from './graph-of.ts';

test('a stage has come to its own servers and those of the stages before it, side by side ones left out', () => {
  const machine = machineOfText(
    source({
      fleet: 'region r[4] { cluster c[2] { upgradeDomains 2  server[4] } }',
      plan: `
        stage a { deploy r-1 }
        stage b after a { deploy 1 cluster in r-2 }
        stage c after a { each cluster in r-3 parallel 2 { each upgradeDomain in here { deploy here } } }
        stage d after b, c { deploy remaining }`,
    }),
  );
  // 4 regions of 2 clusters of 4 servers; d has what is left of r-2, and r-4.
  const { lanes, servers } = graphOf(machine);
  expect(servers).toBe(32);
  expect(lanes.map(({ name, servers: own, serversSoFar }) => [name, own, serversSoFar])).toEqual([
    ['a', 8, 8],
    ['b', 4, 12],
    ['c', 8, 16],
    ['d', 12, 32],
  ]);
  const [each] = lanes[2]?.boxes ?? [];
  expect(each?.units).toEqual({ level: 'cluster', least: 2, most: 2, parallel: [2] });
  const domains = lanes[2]?.lanes[0];
  expect(domains?.boxes[0]?.units).toMatchObject({ level: 'upgradeDomain', least: 2, most: 2 });
  const deploy = domains?.lanes[0]?.boxes[0];
  expect([deploy?.copies, deploy?.servers]).toEqual([4, 8]);
});

test('users are those of the largest release or flag so far', () => {
  const { lanes, users } = graphOf(PEOPLE);
  expect(users).toBe(2_000_000);
  expect(lanes.map(({ name, usersSoFar }) => [name, usersSoFar])).toEqual([
    ['open', null],
    ['code', null],
    ['beta', 104_000],
    ['all', 2_000_000],
    ['on', 2_000_000],
    ['end', 2_000_000],
  ]);
});
