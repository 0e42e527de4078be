import { expect, test } from 'vitest';
import type { Topology } from '../../program/index.ts';
import { checkText } from '../check-text.ts';
import {
  addressesOf,
  countOfLevel,
  defaultUnit,
  indexOf,
  levelsOf,
  nodesAtPath,
  rangesOfPlace,
  resolvePlace,
  serversIn,
} from './index.ts';

function fleet(body: string): Topology {
  const { program, diagnostics } = checkText(`topology fleet { ${body} }`);
  expect(diagnostics).toEqual([]);
  const [topology] = program.topologies;
  if (topology === undefined) throw new Error('no topology');
  return topology;
}

// us: 0..2049 = pdx 0..1599 (web-1 0..399, web-2 400..799, …), iad 1600..2049 (web-1 1600..1999, db 2000..2049)
// eu: 2050..2449 = web
const fleetOfTwo = fleet(`
  region us {
    datacenter pdx { cluster web[4] { rack[10] { server[40] } } }
    datacenter iad { cluster web[1] { rack[10] { server[40] } }  cluster db { server[50] } }
  }
  region eu { cluster web { rack[10] { server[40] } } }
`);
const ranges = (path: string, within: readonly string[] = []) =>
  rangesOfPlace(fleetOfTwo, path.split('/'), within).map(({ from, to }) => [from, to]);

test('servers are numbered from 0 in declared order', () => {
  expect(fleetOfTwo.servers).toBe(2450);
  expect(ranges('us')).toEqual([[0, 2050]]);
  expect(ranges('pdx')).toEqual([[0, 1600]]);
  expect(ranges('db')).toEqual([[2000, 2050]]);
  expect(ranges('us/pdx/web-2/rack-3/server-7')).toEqual([[486, 487]]);
});

test('one name stands for every node that bears it', () => {
  expect(ranges('web')).toEqual([
    [0, 2000],
    [2050, 2450],
  ]);
  expect(ranges('web-1')).toEqual([
    [0, 400],
    [1600, 2000],
  ]);
  expect(serversIn(rangesOfPlace(fleetOfTwo, ['server-40']))).toBe(61);
});

test('the end of an address will do where it fits below one node only', () => {
  expect(ranges('pdx/web-2')).toEqual([[400, 800]]);
  expect(ranges('web-2/rack-1')).toEqual([[400, 440]]);
  expect(resolvePlace(fleetOfTwo, ['web-1', 'rack-1'])).toEqual({
    kind: 'ambiguous',
    candidates: ['us/pdx/web-1/rack-1', 'us/iad/web-1/rack-1'],
    count: 2,
  });
});

test('a whole address wins over the ends of others', () => {
  const twice = fleet('region a { cluster b { server[3] } }  region c { datacenter a { cluster b { server[5] } } }');
  expect(rangesOfPlace(twice, ['a', 'b'])).toEqual([{ from: 0, to: 3 }]);
});

test('names of alike nodes stand for all of them inside a path too', () => {
  expect(ranges('pdx/web/rack-1')).toEqual([
    [0, 40],
    [400, 440],
    [800, 840],
    [1200, 1240],
  ]);
  const alike = fleet('region us[2] { cluster web { rack[2] } }');
  expect(resolvePlace(alike, ['web', 'rack-1'])).toMatchObject({ kind: 'ambiguous', count: 2 });
  expect(rangesOfPlace(alike, ['us', 'web', 'rack-1'])).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 3 },
  ]);
});

test('below a node only what is below it is meant', () => {
  expect(ranges('web-1', ['us', 'iad'])).toEqual([[1600, 2000]]);
  expect(ranges('rack-1', ['eu'])).toEqual([[2050, 2090]]);
  expect(ranges('db', ['us', 'pdx'])).toEqual([]);
});

test('nothing is unknown silently', () => {
  expect(resolvePlace(fleetOfTwo, ['web-5'])).toEqual({ kind: 'unknown' });
  expect(resolvePlace(fleetOfTwo, ['web-01'])).toEqual({ kind: 'unknown' });
  expect(resolvePlace(fleetOfTwo, ['us', 'web-1'])).toEqual({ kind: 'unknown' });
  expect(resolvePlace(fleetOfTwo, [])).toEqual({ kind: 'unknown' });
});

test('a place in a huge fleet costs nothing', () => {
  const huge = fleet('region r[10] { cluster c[1_000] { rack[100] { server[1_000] } } }');
  expect(huge.servers).toBe(1_000_000_000);
  const place = resolvePlace(huge, ['rack-7']);
  expect(place).toMatchObject({
    kind: 'nodes',
    sets: [
      {
        first: 6_000,
        repeats: [
          { count: 10, stride: 100_000_000 },
          { count: 1_000, stride: 100_000 },
        ],
      },
    ],
  });
});

test('levels', () => {
  expect(levelsOf(fleetOfTwo)).toEqual(['region', 'datacenter', 'cluster', 'rack', 'server']);
  expect(countOfLevel(fleetOfTwo, 'cluster')).toBe(7);
  expect(countOfLevel(fleetOfTwo, 'rack')).toBe(60);
  expect(countOfLevel(fleetOfTwo, 'server')).toBe(2450);
});

test.each([
  ['cluster web', 'cluster'],
  ['zone a { server[4] }', 'zone'],
  ['region us { rack a }', 'region'],
  ['rack a[3]', 'rack'],
  ['server[3]', 'server'],
])('%s deploys by %s', (body, unit) => {
  expect(defaultUnit(fleet(body))).toBe(unit);
});

test('the path of a node leads to all that are alike', () => {
  expect(nodesAtPath(fleetOfTwo, ['us', 'pdx', 'web'])).toMatchObject({
    first: 0,
    repeats: [{ count: 4, stride: 400 }],
  });
  expect(nodesAtPath(fleetOfTwo, ['pdx'])).toBeNull();
});

test('addresses', () => {
  const rack = indexOf(fleetOfTwo).byName.get('rack')?.[0] ?? null;
  expect(addressesOf(rack, 2).map((path) => path.join('/'))).toEqual(['us/pdx/web-1/rack-1', 'us/pdx/web-1/rack-2']);
});
