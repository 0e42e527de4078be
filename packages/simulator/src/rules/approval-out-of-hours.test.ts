import { expect, test } from 'vitest';
import { approvalOutOfHours } from './approval-out-of-hours.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (starts: string, more = ''): string => `
  topology f { cluster c[2] { server[5] } }
  model m { deploy takes 1h per cluster }
  plan p on f using m {
    starts ${starts} in "Europe/Berlin" ${more}
    stage a { deploy 1 cluster  wait 10h  gate approval "SRE" takes 1h }
    stage b { deploy remaining }
  }`;

test('at night, eleven hours after a start in the morning', () => {
  const [found] = findingsOf(approvalOutOfHours, plan('2026-11-24 10:00'));
  expect(found?.at).toBe('gate approval "SRE" takes 1h');
  expect(found?.message).toContain('Tue 2026-11-24 21:00 Europe/Berlin');
});

test('on a Saturday, at noon too', () => {
  expect(findingsOf(approvalOutOfHours, plan('2026-11-28 01:00'))).toHaveLength(1);
});

test('not at noon on a weekday, and not where windows, or nobody, say when people are there', () => {
  expect(findingsOf(approvalOutOfHours, plan('2026-11-24 01:00'))).toEqual([]);
  expect(findingsOf(approvalOutOfHours, plan('2026-11-24 10:00', 'window mon..thu 09:00..16:00 in "UTC"'))).toEqual([]);
  expect(findingsOf(approvalOutOfHours, plan('2026-11-24 10:00').replace(/starts .*/, ''))).toEqual([]);
});
