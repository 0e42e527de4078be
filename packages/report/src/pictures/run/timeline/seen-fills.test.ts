import { expect, test } from 'vitest';
import type { Fill } from '../../../rows/row.ts';
import { seenFills } from './seen-fills.ts';

const bar = (fill: Fill, x: number, width: number, height = 13) => ({ fill, x, y: 0, width, height });
const sign = (x: number, kind: 'healthy' | 'departed' = 'healthy') => ({ sign: kind, x, y: 6 });
const seen = (bars: readonly ReturnType<typeof bar>[], signs: readonly ReturnType<typeof sign>[] = []): Fill[] => [
  ...seenFills([{ bars, signs, crosses: [] }]),
];

test('a sliver below a sign is not seen, and what sticks out of it is', () => {
  expect(seen([bar('gates', 98, 1.5)], [sign(100)])).toEqual([]);
  expect(seen([bar('gates', 80, 20)], [sign(100)])).toEqual(['gates']);
  // Of a pointed sign's corners something is left.
  expect(seen([bar('releases', 99, 1.5)], [sign(100, 'departed')])).toEqual(['releases']);
});

test('what is painted later, and is as high, hides', () => {
  const line = bar('runs', 10, 100, 1.5);
  expect(seen([line, bar('waits', 10, 60, 6), bar('deploys', 70, 40)])).toEqual(['waits', 'deploys']);
  expect(seen([line, bar('waits', 10, 60, 6), bar('deploys', 72, 38)])).toEqual(['runs', 'waits', 'deploys']);
  // Lower than it, or painted before it.
  expect(seen([bar('gates', 10, 20), bar('pauses', 10, 20, 6)])).toEqual(['gates', 'pauses']);
});
