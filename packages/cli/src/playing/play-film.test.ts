import { type Film, PLAIN } from '@rollout/report';
import { describe, expect, test } from 'vitest';
import type { Screen } from '../terminal.ts';
import { playFilm } from './play-film.ts';

const HOUR = 3_600_000;

/** Two clusters; one changes at once, the other after ten hours. */
const film: Film = {
  plan: 'small',
  scenario: null,
  trial: 1,
  seed: '1',
  duration: 10 * HOUR,
  outcome: 'completed',
  servers: 8,
  fleet: {
    label: '',
    servers: 8,
    from: 0,
    to: 2,
    places: ['a', 'b'].map((label, from) => ({ label, servers: 4, from, to: from + 1, places: [] })),
  },
  tiles: ['a', 'b'].map((label, index) => ({
    address: label,
    label,
    servers: 4,
    changes: [[index, 0, 0, 4]],
  })),
  tile: { level: 'cluster', most: 1 },
  times: [0, 10 * HOUR],
  down: [],
  moments: [
    { at: 0, text: 'a begins', tone: 'mark' },
    { at: 4 * HOUR, text: 'somebody looks', tone: 'mark' },
    { at: 10 * HOUR, text: 'the plan ends completed', tone: 'good' },
  ],
  gauges: [],
  notes: [],
};

/** A screen with a clock of its own; keys are pressed as soon as so many pictures have been drawn. */
function fakeScreen(keys: Readonly<Record<number, string>> = {}, size = { columns: 60, rows: 20 }) {
  const pictures: string[] = [];
  let now = 0;
  const screen: Screen = {
    hasKeys: true,
    size: () => size,
    draw: (lines) => void pictures.push(lines.join('\n')),
    wait: async (milliseconds) => {
      const key = keys[pictures.length];
      now += key === undefined ? milliseconds : 0;
      return key === undefined ? [] : [key];
    },
  };
  return { screen, pictures, now: () => now };
}

const never = new AbortController().signal;

async function played(keys: Readonly<Record<number, string>>, speed: number | null = null) {
  const { screen, pictures, now } = fakeScreen(keys);
  await playFilm(film, screen, PLAIN, speed, { now, signal: never });
  return { pictures, took: now() };
}

const timeOf = (picture = ''): string => /\d\d:\d\d:\d\d/.exec(picture)?.[0] ?? '';

describe('a film that nobody touches', () => {
  test('takes about twenty seconds, and its last picture stands a while', async () => {
    const { pictures, took } = await played({});
    expect(took).toBeGreaterThan(20_000);
    expect(took).toBeLessThan(22_500);
    expect(timeOf(pictures[0])).toBe('00:00:00');
    expect(pictures.at(-1)).toContain('the plan ends completed');
  });

  // Ten hours at an hour a second, and a second and a half at the end; looked at every fifth of a second there.
  test('goes as fast as was asked', async () => {
    const { took } = await played({}, HOUR);
    expect(took).toBeGreaterThanOrEqual(11_500);
    expect(took).toBeLessThan(12_000);
  });

  test('has as many lines at any time, none wider than the terminal', async () => {
    const { pictures } = await played({}, HOUR);
    const heights = new Set(pictures.map((picture) => picture.split('\n').length));
    expect(heights.size).toBe(1);
    expect(pictures.flatMap((picture) => picture.split('\n')).filter((line) => line.length > 60)).toEqual([]);
  });
});

describe('keys', () => {
  test('q ends it', async () => {
    expect((await played({ 3: 'q' })).pictures).toHaveLength(3);
  });

  test('an arrow goes to where something happens next, and stays there', async () => {
    const { pictures } = await played({ 1: 'right', 2: 'right', 3: 'left', 9: 'q' });
    expect(pictures.slice(0, 4).map(timeOf)).toEqual(['00:00:00', '04:00:00', '10:00:00', '04:00:00']);
    expect(new Set(pictures.slice(3)).size).toBe(1);
    expect(pictures[3]).toContain('paused');
    expect(pictures[3]).toContain('somebody looks');
  });

  test('space pauses, and goes on', async () => {
    const { pictures } = await played({ 2: 'space', 6: 'space', 8: 'q' }, HOUR);
    expect(new Set(pictures.slice(2, 6)).size).toBe(1);
    expect(timeOf(pictures[7])).not.toBe(timeOf(pictures[5]));
  });

  test('at the end space begins anew', async () => {
    const { pictures } = await played({ 1: 'end', 2: 'space', 3: 'q' });
    expect(pictures.map(timeOf)).toEqual(['00:00:00', '10:00:00', '00:00:00']);
  });

  test('+ and - change the speed', async () => {
    const { pictures } = await played({ 1: '+', 2: '-', 3: '-', 4: 'q' }, HOUR);
    const speeds = pictures.map((picture) => /(\S+ ?\S*) a second/.exec(picture)?.[1]);
    expect(speeds).toEqual(['1h', '1h 30m', '1h', '40m']);
  });
});

test('who has had enough is not kept waiting, paused or not', async () => {
  const stop = new AbortController();
  const { screen, pictures, now } = fakeScreen({ 1: 'space' });
  const wait: Screen['wait'] = async (milliseconds) => {
    if (pictures.length === 5) stop.abort();
    return screen.wait(milliseconds);
  };
  await playFilm(film, { ...screen, wait }, PLAIN, null, { now, signal: stop.signal });
  expect(pictures).toHaveLength(5);
});

test('on a low terminal the fleet alone is shown', async () => {
  const { screen, pictures, now } = fakeScreen({ 1: 'q' }, { columns: 40, rows: 6 });
  await playFilm(film, screen, PLAIN, null, { now, signal: never });
  expect(pictures[0]?.split('\n').length).toBeLessThanOrEqual(6);
  expect(pictures[0]).not.toContain('space');
});
