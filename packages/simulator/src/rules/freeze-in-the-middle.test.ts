import { expect, test } from 'vitest';
import { freezeInTheMiddle } from './freeze-in-the-middle.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (starts: string, freeze = '2026-12-19..2027-01-04'): string => `
  topology f { cluster web[4] { server[20] } }
  model m { deploy takes 1h per cluster }
  plan p on f using m {
    starts ${starts} in "Europe/Berlin"
    freeze ${freeze}
    stage first { deploy 1 cluster  wait 3d }
    stage rest { deploy remaining }
  }`;

test('one cluster of four is out when it comes', () => {
  const [found] = findingsOf(freezeInTheMiddle, plan('2026-12-17 09:00'));
  expect(found?.at).toBe('freeze 2026-12-19..2027-01-04');
  // From Thursday 09:00 to midnight of January 5: 18 days and 15 hours.
  expect(found?.message).toContain('25% of what it deploys is on the new version');
  expect(found?.message).toContain('nothing more goes out for 19 days');
});

test('not before the plan, nor after it, nor for a day', () => {
  expect(findingsOf(freezeInTheMiddle, plan('2026-12-10 09:00'))).toEqual([]);
  expect(findingsOf(freezeInTheMiddle, plan('2027-01-05 09:00'))).toEqual([]);
  expect(findingsOf(freezeInTheMiddle, plan('2026-12-17 09:00', '2026-12-20..2026-12-20'))).toEqual([]);
});
