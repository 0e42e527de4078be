import { expect, it } from 'vitest';
import type { Film, FilmGauge } from './film.ts';
import { paceOf } from './pace.ts';
import { durationInWords, spokenAt } from './spoken.ts';
import { gaugeAt, momentAt, nextMoment, previousMoment, stateAt, statesIn } from './state-at.ts';

const FILM: Film = {
  plan: 'calm',
  scenario: null,
  trial: 1,
  seed: '1',
  duration: 1000,
  outcome: 'completed',
  servers: 14,
  fleet: { label: 'fleet', servers: 14, from: 0, to: 2, places: [] },
  tile: { level: 'cluster', most: 1 },
  tiles: [
    {
      address: 'a',
      label: 'a',
      servers: 10,
      changes: [
        [0, 4],
        [2, 0, 4],
        [3, 0, 0, 10],
      ],
    },
    { address: 'b', label: 'b', servers: 4, changes: [[1, 0, 0, 0, 0, 0, 4]] },
  ],
  times: [0, 100, 400, 1000],
  down: [
    [0, 4],
    [100, 8],
    [400, 4],
    [1000, 0],
  ],
  moments: [
    { at: 0, text: 'stage all begins', tone: 'mark' },
    { at: 400, text: 'a is done', tone: 'mark' },
    { at: 400, text: 'bug crash is found', tone: 'bad' },
    { at: 400, text: 'rollback begins', tone: 'back' },
    { at: 900, text: 'the plan ends', tone: 'good' },
  ],
  gauges: [],
  notes: [],
};

it.each([
  [0, [10, 4, 0, 0, 0, 0, 0, 0]],
  [99, [10, 4, 0, 0, 0, 0, 0, 0]],
  [100, [6, 4, 0, 0, 0, 0, 4, 0]],
  [399, [6, 4, 0, 0, 0, 0, 4, 0]],
  [400, [6, 0, 4, 0, 0, 0, 4, 0]],
  [1000, [0, 0, 0, 10, 0, 0, 4, 0]],
])('at %i it is what the last change made it', (at, counts) => {
  expect(stateAt(FILM, at).counts).toEqual(counts);
});

it('knows what has happened, of several things at once the loudest', () => {
  expect(momentAt(FILM, 399)?.text).toBe('stage all begins');
  expect(momentAt(FILM, 400)?.text).toBe('bug crash is found');
  expect(momentAt({ ...FILM, moments: [] }, 400)).toBeNull();
});

it('goes from event to event, and then to the ends', () => {
  expect([0, 1, 400, 900, 1000].map((at) => nextMoment(FILM, at))).toEqual([400, 400, 900, 1000, 1000]);
  expect([1000, 900, 400, 1, 0].map((at) => previousMoment(FILM, at))).toEqual([900, 400, 0, 0, 0]);
});

it('lists the states that occur', () => {
  expect(statesIn(FILM)).toEqual(['fresh', 'baking', 'changing', 'lost', 'old']);
});

it('reads gauges: what holds holds, and exposure grows evenly', () => {
  const gauge: FilmGauge = {
    label: '',
    short: '',
    kind: 'users',
    most: 10,
    unit: 'users',
    points: [
      [100, 4],
      [500, 10],
    ],
  };
  expect([0, 100, 499, 500, 900].map((at) => gaugeAt(gauge, at))).toEqual([0, 4, 4, 10, 10]);
  const exposure: FilmGauge = { ...gauge, kind: 'exposure' };
  expect([0, 100, 300, 500, 900].map((at) => gaugeAt(exposure, at))).toEqual([0, 4, 7, 10, 10]);
});

it('plays what happens in its time, and cuts waits short', () => {
  const pace = paceOf(FILM);
  // Gaps of 100, 300, 500 and 100 take the square roots of these.
  const parts = [100, 300, 500, 100].map(Math.sqrt);
  const all = parts.reduce((sum, part) => sum + part, 0);
  expect(pace.playedAt(100)).toBeCloseTo(10 / all);
  expect(pace.timeAt(10 / all)).toBeCloseTo(100);
  expect([pace.timeAt(0), pace.timeAt(1), pace.playedAt(0), pace.playedAt(1000)]).toEqual([0, 1000, 0, 1]);
  for (const at of [1, 250, 640, 999]) expect(pace.timeAt(pace.playedAt(at))).toBeCloseTo(at);
  const none = paceOf({ times: [], moments: [], duration: 0 });
  expect([none.playedAt(0), none.timeAt(0.5)]).toEqual([1, 0]);
});

it('says a time in words', () => {
  expect(durationInWords(90_061_000)).toBe('1 day 1 hour');
  expect(durationInWords(0)).toBe('0 milliseconds');
  expect(spokenAt(FILM, 400)).toBe(
    '400 milliseconds of 1 second. 6 old version, 4 new, being watched, 4 lost. bug crash is found',
  );
});
