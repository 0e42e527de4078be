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

test('twenty-four days, and the four hours of a cluster', () => {
  const [found] = findingsOf(mixedVersionTooLong, plan('12d'));
  expect(found?.message).toContain('takes 24d4h if');
  expect(found?.message).toContain('21d is the most');
  // 2·252 h + 4 h.
  expect(findingsOf(mixedVersionTooLong, plan('252h'))).toHaveLength(1);
  expect(findingsOf(mixedVersionTooLong, plan('252h'), { most: 21 * DAY + 4 * HOUR })).toEqual([]);
  expect(findingsOf(mixedVersionTooLong, plan('250h'))).toEqual([]);
});

test('windows on three weekends, and bakes of three days between them', () => {
  const weekends = 'starts 2026-11-21 09:00 in "UTC"  window sat, sun 09:00..17:00 in "UTC"';
  // From Saturday 13:00 to the Saturday two weeks later, 09:00: the bakes end in the week, when the window is closed.
  expect(findingsOf(mixedVersionTooLong, plan('3d', weekends))).toEqual([]);
  const [found] = findingsOf(mixedVersionTooLong, plan('3d', weekends), { most: 13 * DAY });
  expect(found?.message).toContain('takes 13d20h if');
});

test('a freeze does not count: it is told of by itself', () => {
  const frozen = 'starts 2026-12-17 09:00 in "UTC"  freeze 2026-12-19..2027-01-04';
  expect(findingsOf(mixedVersionTooLong, plan('3d', frozen))).toEqual([]);
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
