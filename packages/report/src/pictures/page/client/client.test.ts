import { describe, expect, test } from 'vitest';
import { placeOfTip } from './tip-place.ts';
import { nextOf } from './walking.ts';

const PAGE = { width: 360, height: 640 };
const TIP = { width: 200, height: 40 };

describe('a tip', () => {
  test('stands above the middle of what it is about', () => {
    expect(placeOfTip({ left: 150, right: 190, top: 300, bottom: 320 }, TIP, PAGE)).toEqual({ left: 70, top: 254 });
  });

  test('stands below where there is no room above, and above where there is none at all', () => {
    expect(placeOfTip({ left: 150, right: 190, top: 20, bottom: 40 }, TIP, PAGE).top).toBe(46);
    expect(placeOfTip({ left: 0, right: 360, top: 0, bottom: 640 }, TIP, PAGE).top).toBe(6);
  });

  test('stays in the window', () => {
    expect(placeOfTip({ left: 340, right: 360, top: 300, bottom: 320 }, TIP, PAGE).left).toBe(154);
    expect(placeOfTip({ left: -500, right: 20, top: 300, bottom: 320 }, TIP, PAGE).left).toBe(6);
  });
});

test('keys walk from mark to mark, and stay at the ends', () => {
  expect(nextOf('ArrowRight', -1, 4)).toBe(0);
  expect(nextOf('ArrowDown', 4, 4)).toBe(4);
  expect(nextOf('ArrowLeft', 0, 4)).toBe(0);
  expect(nextOf('End', 0, 4)).toBe(4);
  expect(nextOf('Tab', 0, 4)).toBeNull();
});
