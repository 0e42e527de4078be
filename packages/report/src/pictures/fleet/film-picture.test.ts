import { traceTrial } from '@rollout/simulator';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type Film, STATES } from '../../fleet/film.ts';
import { filmPlanOf } from '../../fleet/film-plan-of.ts';
import { fleetFilm } from '../../fleet/fleet-film.ts';
import { stateAt, statesIn } from '../../fleet/state-at.ts';
import { drawn } from '../../testing/drawn.ts';
import { exampleMachine, exampleNames } from '../../testing/open-example.ts';
import { pictureSvg } from '../svg.tsx';
import { THEMES } from '../theme/themes.ts';
import { filmPicture } from './film-picture.tsx';
import { layoutMap } from './map-layout.ts';
import { FleetPlayer } from './player.tsx';
import { shownMoments } from './shown-moments.ts';
import { statePaths } from './state-paths.ts';
import { tileLevels } from './tile-levels.ts';

function filmOf(name: string, trial: number): Film {
  const machine = exampleMachine(name);
  const trace = traceTrial(machine, { trial });
  if (trace.kind !== 'trace') throw new Error('single servers were not asked for');
  return fleetFilm(trace, machine);
}

/** Of the rectangles that a path is made of. */
function areaOf(path: string): number {
  return [...path.matchAll(/h([\d.]+)v([\d.]+)h-[\d.]+z/g)].reduce((sum, [, w, h]) => sum + Number(w) * Number(h), 0);
}

describe.each(exampleNames())('%s', (name) => {
  const film = filmOf(name, 3);
  it.each([360, 640, 960])('is drawn %i pixels wide, within its bounds', (width) => {
    const picture = filmPicture(film);
    const drawing = picture.draw({ width, theme: THEMES.light, id: 'x' });
    expect(drawing.width).toBe(width);
    expect(drawing.marks.length).toBeLessThanOrEqual(300);
    for (const mark of drawing.marks) {
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.x + mark.width).toBeLessThanOrEqual(width);
      expect(mark.y + mark.height).toBeLessThanOrEqual(drawing.height);
    }
    const svg = pictureSvg(picture, { width, theme: 'dark' });
    expect(svg.length).toBeLessThan(80_000);
    expect(svg).not.toMatch(/NaN|undefined|style=|href|\son\w+=/);
  });

  it('tells its story at six moments at most, from the beginning to the end', () => {
    const shown = shownMoments(film);
    expect(shown.length).toBeLessThanOrEqual(6);
    expect([shown[0]?.at, shown.at(-1)?.at]).toEqual([0, film.duration]);
    expect(new Set(shown.map(({ at }) => at)).size).toBe(shown.length);
    const { rows } = filmPicture(film).table;
    // Where there are no servers nothing is said of their states.
    const states = film.servers > 0 ? statesIn(film) : [];
    shown.forEach(({ at }, index) => {
      const counts = states.map((state) => stateAt(film, at).counts[STATES.indexOf(state)] ?? 0);
      expect(rows[index]?.slice(2).map((cell) => Number(cell.replaceAll(',', '')))).toEqual(counts);
    });
  });
});

it('shows, where nothing is deployed, each time that it goes to more users, before what happens between', () => {
  const film = filmOf('rings', 2);
  expect(shownMoments(film).map(({ text }) => text)).toEqual([
    'stage rings begins',
    'the new version is released to 4,000 users',
    'the new version is released to 200,000 users',
    'the new version is released to 2,000,000 users',
    'the new version is released to 40,000,000 users',
    'the plan ends completed',
  ]);
});

it('fills as much of the map with a state as there are servers in it', () => {
  const film = filmOf('first-plan', 2);
  const { tiles } = layoutMap(film.fleet, 900, 500);
  for (const share of [0.01, 0.46, 0.8, 0.95]) {
    const { counts, tiles: own } = stateAt(film, film.duration * share);
    const paths = statePaths(tiles, own);
    const areas = STATES.map((state) => areaOf(paths.get(state) ?? ''));
    const whole = areas.reduce((sum, area) => sum + area, 0);
    // All racks have as many servers, but their edges lie on whole pixels: a row of five may be a pixel of 58 wider or narrower than the next.
    for (const [state, area] of areas.entries()) {
      expect(Math.abs(area / whole - (counts[state] ?? 0) / film.servers)).toBeLessThan(0.02);
    }
  }
});

it('draws the same states in each panel as the run is in, and tells their numbers', () => {
  const film = filmOf('first-plan', 3);
  const picture = filmPicture(film);
  const drawing = picture.draw({ width: 960, theme: THEMES.light, id: 'x' });
  const shown = shownMoments(film);
  const texts = drawing.marks.map(({ text }) => text);
  for (const { at, text } of shown) {
    const { counts } = stateAt(film, at);
    const told = texts.find((each) => each.includes(`: ${text}\n`));
    expect(told).toContain(`${(counts[0] ?? 0).toLocaleString('en-US')} old version`);
  }
  // The states of each panel's map, by their fills, after those of the river.
  const fills = drawn(drawing, 'path').map(({ attributes }) => attributes.fill);
  expect(fills).toContain('url(#x-changing)');
  expect(fills).toContain(THEMES.light.state.old);
});

it('tells what a gate has found fault with from what is being watched: in the map, its legend and its numbers', () => {
  const film = filmOf('first-plan', 3);
  const failed = film.moments.find(({ text }) => text.includes('failed'));
  if (failed === undefined) throw new Error('no gate of this run fails');
  const { counts, tiles } = stateAt(film, failed.at);
  const doubted = counts[STATES.indexOf('doubted')] ?? 0;
  expect([doubted > 0, counts[STATES.indexOf('baking')]]).toEqual([true, 0]);
  const areas = statePaths(layoutMap(film.fleet, 900, 500).tiles, tiles);
  const whole = [...areas.values()].reduce((sum, path) => sum + areaOf(path), 0);
  expect(Math.abs(areaOf(areas.get('doubted') ?? '') / whole - doubted / film.servers)).toBeLessThan(0.02);
  const picture = filmPicture(film);
  const drawing = picture.draw({ width: 640, theme: THEMES.light, id: 'x' });
  expect(drawing.marks.some(({ text }) => text.includes(`${doubted} new, check failed`))).toBe(true);
  expect(drawn(drawing, 'path').map(({ attributes }) => attributes.fill)).toContain('url(#x-doubted)');
  expect(pictureSvg(picture, { width: 640, theme: 'light' })).toContain('>new, check failed</text>');
  expect(JSON.stringify(picture.table.columns)).toContain('new, check failed');
  expect(renderToString(h(FleetPlayer, { film, id: 'p' }))).toContain('data-count="doubted"');
});

it('has every place once, inside the map, and over no other by more than its edge', () => {
  for (const name of ['first-plan', 'million', 'azure-pairs', 'amazon-waves', 'two-tiers', 'firmware']) {
    const film = filmOf(name, 1);
    for (const [width, height] of [
      [150, 140],
      [300, 186],
      [900, 470],
    ] as const) {
      const { tiles, places } = layoutMap(film.fleet, width, height);
      expect(tiles).toHaveLength(film.tiles.length);
      const outside = [...tiles, ...places.map(({ box }) => box)].filter(
        (box) => Math.min(box.x, box.y) < 0 || box.x + box.width > width + 1 || box.y + box.height > height + 1,
      );
      expect(outside).toEqual([]);
      const sorted = [...tiles].sort((a, b) => a.x - b.x);
      let over = 0;
      sorted.forEach((one, index) => {
        for (const other of sorted.slice(index + 1)) {
          if (other.x >= one.x + one.width - 1) break;
          if (other.y < one.y + one.height - 1 && one.y < other.y + other.height - 1) over++;
        }
      });
      expect(over, `${name} ${width}`).toBe(0);
    }
  }
});

it('keeps what is rare in a tile visible', () => {
  expect(tileLevels([0, 0, 995, 0, 0, 5, 0], 40)).toEqual([
    { state: 'baking', top: 2, height: 38 },
    { state: 'failed', top: 0, height: 2 },
  ]);
  expect(tileLevels([50, 0, 0, 50, 0, 0, 0], 40)).toEqual([
    { state: 'fresh', top: 20, height: 20 },
    { state: 'old', top: 0, height: 20 },
  ]);
});

it('shows whatever a plan is about: a fleet of which nothing is deployed, no time at all, people alone', () => {
  const film = filmOf('first-plan', 1);
  const still: Film = { ...film, tiles: film.tiles.map((tile) => ({ ...tile, changes: [] })), times: [], moments: [] };
  for (const each of [still, { ...still, duration: 0 }, filmOf('rings', 1)]) {
    const svg = pictureSvg(filmPicture(each), { width: 640, theme: 'light' });
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(renderToString(h(FleetPlayer, { film: each, id: 'p' }))).not.toMatch(/NaN|undefined|Infinity/);
  }
});

it('takes hostile names for text', () => {
  const name = '</script><img src=x onerror=alert(1)>';
  const film = filmOf('first-plan', 3);
  const [tile, ...others] = film.tiles;
  if (tile === undefined) throw new Error('there are tiles');
  const hostile: Film = {
    ...film,
    fleet: { ...film.fleet, places: film.fleet.places.map((place) => ({ ...place, label: name.repeat(20) })) },
    tiles: [{ ...tile, address: name }, ...others],
    moments: film.moments.map((moment) => ({ ...moment, text: name.repeat(15) })),
    gauges: film.gauges.map((gauge) => ({ ...gauge, label: name })),
  };
  for (const made of [
    pictureSvg(filmPicture(hostile), { width: 360, theme: 'light' }),
    renderToString(h(FleetPlayer, { film: hostile, id: 'p' })),
  ]) {
    expect(made).not.toMatch(/<img|<\/script/);
    expect(made).toContain('&lt;/script');
  }
});

it('stands in a page without inline styles or handlers, its controls hidden until something moves them', () => {
  const film = filmOf('blue-green', 3);
  const html = renderToString(h(FleetPlayer, { film: film, id: 'p' }));
  expect(html).not.toMatch(/\sstyle=|\son\w+=|href/);
  expect(html).toMatch(/<div class="player-controls" hidden/);
  expect(html).toContain('data-film="p-film"');
  // It shows the end: all are back on the old version.
  expect(html).toContain('<dd data-count="old">100</dd>');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('says of each moment, and of each place in it, what of the plan it is about, to those who ask', () => {
  const machine = exampleMachine('careful');
  const trace = traceTrial(machine, { trial: 2 });
  if (trace.kind !== 'trace') throw new Error('single servers were not asked for');
  const film = fleetFilm(trace, machine);
  const frame = { width: 640, theme: THEMES.light, id: 'x' };
  const { marks } = filmPicture(film, filmPlanOf(trace, machine)).draw(frame);
  // In each panel the moment itself, then west and east, of which the stages that come later are told before they come.
  const [start, west, east] = marks;
  expect([start, west, east].map((mark) => mark?.part)).toEqual([
    { kind: 'stage', name: 'first' },
    { kind: 'stage', name: 'first' },
    { kind: 'stage', name: 'east' },
  ]);
  expect(marks.slice(-3).map(({ part }) => part)).toEqual([
    { kind: 'stage', name: 'east' },
    { kind: 'stage', name: 'west' },
    { kind: 'stage', name: 'east' },
  ]);
  expect(
    filmPicture(film)
      .draw(frame)
      .marks.every(({ part }) => part === undefined),
  ).toBe(true);
});
