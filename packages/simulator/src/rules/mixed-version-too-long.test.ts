import { expect, test } from 'vitest';
import { mixedVersionTooLong } from './mixed-version-too-long.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (bake: string, more = ''): string => `
  topology f { cluster web[3] { server[20] } }
  model m { deploy takes 4h per cluster }
  plan p on f using m {
    ${more}
    stage first { deploy 1 cluster  wait ${bake} }
    stage second { deploy 1 cluster  wait ${bake} }
    stage rest { deploy remaining }
  }`;

test('eighteen days, and the four hours of a cluster', () => {
  const [found] = findingsOf(mixedVersionTooLong, plan('9d'));
  expect(found?.message).toContain('takes 18d4h if');
  expect(found?.message).toContain('14d is the most');
  // 2·7 d + 4 h.
  expect(findingsOf(mixedVersionTooLong, plan('7d'))).toHaveLength(1);
  expect(findingsOf(mixedVersionTooLong, plan('7d'), { most: 14 * DAY + 4 * HOUR })).toEqual([]);
  expect(findingsOf(mixedVersionTooLong, plan('6d'))).toEqual([]);
});

test('a freeze does not count: it is told of by itself', () => {
  const frozen = 'starts 2026-12-17 09:00 in "UTC"  freeze 2026-12-19..2027-01-04';
  expect(findingsOf(mixedVersionTooLong, plan('3d', frozen))).toEqual([]);
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
