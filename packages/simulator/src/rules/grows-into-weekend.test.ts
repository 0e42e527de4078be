import { expect, test } from 'vitest';
import { growsIntoWeekend } from './grows-into-weekend.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (starts: string, more = ''): string => `
  topology f { cluster web[4] { server[20] } }
  model m { deploy takes 30m per cluster }
  plan p on f using m {
    ${starts === '' ? '' : `starts ${starts} in "Europe/Berlin"`} ${more}
    stage first { deploy 1 cluster  wait 24h }
    stage rest { deploy remaining }
  }`;

test('a day and a half hour after Thursday 16:00', () => {
  const [found] = findingsOf(growsIntoWeekend, plan('2026-11-26 16:00'));
  expect(found?.at).toBe('deploy remaining');
  expect(found?.message).toContain('on Fri 2026-11-27 16:30 Europe/Berlin');
});

test('not in the middle of the week, nor where a window, or nobody, says when', () => {
  expect(findingsOf(growsIntoWeekend, plan('2026-11-24 16:00'))).toEqual([]);
  expect(findingsOf(growsIntoWeekend, plan('2026-11-26 16:00', 'window mon..fri 09:00..17:00 in "UTC"'))).toEqual([]);
  expect(findingsOf(growsIntoWeekend, plan(''))).toEqual([]);
});

test('that it starts on one is told by another rule', () => {
  expect(findingsOf(growsIntoWeekend, plan('2026-11-27 16:00'))).toEqual([]);
});
