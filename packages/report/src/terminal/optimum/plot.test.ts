import { expect, test } from 'vitest';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { type Front, plot } from './plot.ts';

const HOUR = 3_600_000;
const exactly = (value: number) => ({ value, low: value, high: value });
const point = (hours: number, servers: number) => ({ figures: [exactly(hours * HOUR), exactly(servers)] });

const front: Front = {
  objectives: [
    { name: 'duration', unit: 'milliseconds' },
    { name: 'exposure', unit: 'server-hours' },
  ],
  front: [point(10, 900), point(15, 200), point(25, 100), point(30, 0)],
  shown: [0, 1, 2, 3],
  knee: 1,
  own: point(20, 500),
};

const shown = (of: Front, columns: number): string[] => plot(of, { ...PLAIN, columns }).split('\n');

// 21 columns for 20 hours: one an hour. Ten rows for 900 server-hours: one a hundred, so that 500 is in the fifth from the top.
test('each point stands where its two figures are, its number beside it', () => {
  expect(shown(front, 26)).toEqual([
    '',
    'exposure',
    '900 ┤·1',
    '    │',
    '    │',
    '    │',
    '    │          ×',
    '    │',
    '    │',
    '    │     K2',
    '    │               ·3',
    '  0 ┤                   4·',
    '    └─────────────────────',
    '     10h  duration   1d 6h',
    '     · front, K knee, ×',
    '     now, numbers as above',
    '',
  ]);
});

test('nothing is wider than the terminal, and where that is too narrow there is nothing', () => {
  for (const columns of [40, 60, 160])
    expect(shown(front, columns).filter((line) => displayWidth(line) > columns)).toEqual([]);
  expect(plot(front, { ...PLAIN, columns: 16 })).toBe('');
});

test('numbers that would run into others are left out', () => {
  const near: Front = {
    ...front,
    front: [point(10, 900), point(10.4, 890), point(10.8, 880), point(30, 0)],
    own: null,
  };
  expect(shown({ ...near, knee: null }, 80)[2]).toBe('900 ┤··2·3');
});

test('of fewer points than four, or of points that are all alike in one figure, there is no line to see', () => {
  expect(plot({ ...front, front: front.front.slice(0, 3) }, PLAIN)).toBe('');
  expect(plot({ ...front, own: null, front: [1, 2, 3, 4].map((hours) => point(hours, 5)) }, PLAIN)).toBe('');
});
