import { traceTrial } from '@rollout/simulator';
import { describe, expect, it } from 'vitest';
import { type Film, STATES } from '../../fleet/film.ts';
import { fleetFilm } from '../../fleet/fleet-film.ts';
import { stateAt } from '../../fleet/state-at.ts';
import { COLORED } from '../../testing/colored.ts';
import { exampleMachine, exampleNames } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { fleetFrame } from './fleet-frame.ts';
import { ASCII_GLYPHS, GLYPHS } from './glyphs.ts';
import { tileCells } from './tile-cells.ts';

function filmOf(name: string, trial: number): Film {
  const machine = exampleMachine(name);
  const trace = traceTrial(machine, { trial });
  if (trace.kind !== 'trace') throw new Error('single servers were not asked for');
  return fleetFilm(trace, machine);
}

describe.each(exampleNames())('%s', (name) => {
  const film = filmOf(name, 3);
  it.each([24, 40, 80, 132])('fits into %i columns and its rows, as high at every time', (columns) => {
    for (const rows of [3, 10, 24, 50]) {
      const frames = [0, 0.3, 0.7, 1].map((share) =>
        fleetFrame(film, film.duration * share, { ...COLORED, columns }, { rows }),
      );
      expect(new Set(frames.map(({ length }) => length)).size).toBe(1);
      for (const line of frames.flat()) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
      expect(frames[0]?.length).toBeLessThanOrEqual(rows);
    }
  });
});

it('draws every tile as what most of it is', () => {
  const film = filmOf('first-plan', 2);
  const at = film.duration / 2;
  const lines = fleetFrame(film, at, { ...PLAIN, columns: 80 }, { rows: 24 }).slice(0, 12);
  const { tiles } = stateAt(film, at);
  // Five racks to a line, each ten characters for its twenty servers.
  const cells = lines.flatMap((line) => [...line.slice(line.length - 50)]);
  expect(cells).toHaveLength(film.tiles.length * 10);
  STATES.forEach((state, index) => {
    const servers = tiles.reduce((sum, counts) => sum + (counts[index] ?? 0), 0);
    expect(cells.filter((cell) => cell === GLYPHS[state]).length * 2).toBe(servers);
  });
});

it('knows terminals that have nothing but ASCII', () => {
  const film = filmOf('two-tiers', 1);
  for (const line of fleetFrame(film, film.duration / 2, PLAIN, { ascii: true }))
    expect(line).toMatch(/^[\x20-\x7e]*$/);
  expect(new Set(Object.values(ASCII_GLYPHS)).size).toBe(STATES.length);
  expect(new Set(Object.values(GLYPHS)).size).toBe(STATES.length);
});

it('is told what is rare in a tile that has room for it', () => {
  const counts = [10, 0, 980, 0, 0, 10, 0];
  expect(tileCells(counts, 10).map((state) => STATES[state])).toEqual([
    ...Array.from({ length: 9 }, () => 'baking'),
    'failed',
  ]);
  expect(tileCells(counts, 1)).toEqual([STATES.indexOf('baking')]);
  expect(tileCells([5, 1, 94, 0, 0, 0, 0], 1)).toEqual([STATES.indexOf('changing')]);
  expect(tileCells([0, 0, 0, 0, 0, 0, 0], 2)).toHaveLength(2);
});
