import { expect, test } from 'vitest';
import { limitText, shareText } from './texts.ts';

test('limits as they would be written', () => {
  expect([21_600_000, 60_000, 1, 129_600_000, 604_800_000, 0].map(limitText)).toEqual([
    '6h',
    '1m',
    '1ms',
    '36h',
    '1w',
    '0w',
  ]);
  expect([0.2, 0.07, 1 / 3, 1].map(shareText)).toEqual(['20%', '7%', '33.3333%', '100%']);
});
