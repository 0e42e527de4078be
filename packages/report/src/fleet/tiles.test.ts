import { expect, it } from 'vitest';
import { exampleMachine, machineOf } from '../testing/open-example.ts';
import type { FilmPlace } from './film.ts';
import { tilesOf } from './tiles.ts';

function tiled(topology: string) {
  const { fleet } = machineOf(`
    topology fleet { ${topology} }
    model quick { deploy takes 1m per server }
    plan calm on fleet using quick { stage all { deploy all } }`);
  return tilesOf(fleet);
}

const tree = ({ label, places }: FilmPlace): unknown => (places.length === 0 ? label : { [label]: places.map(tree) });

it.each([
  ['region a { cluster c[2] { server[3] } }', 'server', 1, 6],
  ['region a { cluster c[40] { server[30] } }', 'cluster', 1, 40],
  ['region a[10] { cluster c[100] { rack[10] { server[100] } } }', 'cluster', 4, 250],
  ['region a[10] { cluster c[7] { rack[100] { server[100] } } }', 'cluster', 1, 70],
  ['region a[900] { cluster c[100] { server[100] } }', 'region', 3, 300],
  ['region a[100_000] { server[10] }', 'region', 250, 400],
])('is cut as finely as can be told apart: %s', (topology, level, most, count) => {
  const { tiles, ...tiling } = tiled(topology);
  expect({ level: tiling.level, most: tiling.most, count: tiles.length }).toEqual({ level, most, count });
  let next = 0;
  for (const { first, servers } of tiles) {
    expect(first).toBe(next);
    next += servers;
  }
  expect(next).toBe(tiling.fleet.servers);
});

it('has the places around them, and names what is side by side', () => {
  const { tiles, fleet } = tiled('region a[2] { cluster c[301] { server[100] } } region b { cluster d { server[5] } }');
  expect(tiles.slice(0, 2).map(({ address }) => address)).toEqual(['a-1/c-1 to c-2', 'a-1/c-3 to c-4']);
  expect(tiles.at(-1)?.address).toBe('b/d');
  expect(fleet.places.map(({ label, servers, from, to }) => [label, servers, from, to])).toEqual([
    ['a-1', 30_100, 0, 151],
    ['a-2', 30_100, 151, 302],
    ['b', 5, 302, 303],
  ]);
});

it('joins places with nothing but one place in them', () => {
  expect(tree(tiled('region a { cluster c[2] { server[2] } } region b { cluster d { server[2] } }').fleet)).toEqual({
    fleet: [
      { a: [{ 'c-1': ['server-1', 'server-2'] }, { 'c-2': ['server-1', 'server-2'] }] },
      { 'b/d': ['server-1', 'server-2'] },
    ],
  });
});

it('says what was summed up', () => {
  expect(tilesOf(exampleMachine('million').fleet).notes).toEqual([
    'Each of the 250 tiles sums up 4 clusters; its servers fill it by their states, wherever in it they are.',
  ]);
  // People, and no server.
  expect(tilesOf(exampleMachine('rings').fleet).notes).toEqual([]);
});
