import { expect, test } from 'vitest';
import { textWidth } from '../lettering/text-width.ts';
import { LABEL_SIZE } from './option-parts.ts';
import { timeTicks } from './time-axis.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const texts = (from: number, to: number, room: number): string[] => timeTicks(from, to, room).map(({ text }) => text);

test('ticks are at round times that are in the axis', () => {
  expect(texts(0, 20 * MINUTE, 400)).toEqual(['0', '5m', '10m', '15m', '20m']);
  expect(texts(0, 26 * HOUR, 300)).toEqual(['0', '6h', '12h', '18h', '1d']);
  expect(texts(2 * DAY, 9 * DAY, 300)).toEqual(['2d', '4d', '6d', '8d']);
  expect(texts(0, 100 * DAY, 300)).toEqual(['0', '28d', '56d', '84d']);
});

test('labels keep apart, whatever the times and the room', () => {
  for (const to of [0.5, 7, 900, 47_000, 61 * MINUTE, 29 * HOUR, 6 * DAY, 400 * DAY, 40_000 * DAY]) {
    for (const from of [0, to / 3]) {
      for (const room of [120, 300, 900]) {
        const ticks = timeTicks(from, to, room);
        ticks.slice(1).forEach(({ at, text }, index) => {
          const before = ticks[index] ?? { at: 0, text: '' };
          const apart = ((at - before.at) / (to - from)) * room;
          const [one, two] = [before.text, text].map((each) => textWidth(each, { size: LABEL_SIZE }));
          expect(apart).toBeGreaterThan(((one ?? 0) + (two ?? 0)) / 2);
        });
        expect(ticks.every(({ at }) => at >= from * 0.999 && at <= to * 1.001)).toBe(true);
      }
    }
  }
});

test('an axis without length names where it is', () => {
  expect(texts(HOUR, HOUR, 300)).toEqual(['1h']);
});
