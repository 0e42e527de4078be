import { test } from 'vitest';
import { fridayStart } from './friday-start.ts';
import { expectRule } from './testing/expect-rule.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\n';

/** A plan with these sentences, marked if the rule finds it. */
const plan = (sentences: string, found: boolean) => `${FLEET}plan weekly on fleet {
  ${sentences}
${found ? '//^^^^^^^^^^^^^^^^^^^^^^^ friday-start' : ''}
  stage all { deploy all }
}
`;

test('2026-11-27 is a Friday', () => {
  expectRule(fridayStart, plan('starts 2026-11-27 11:59', false));
  expectRule(fridayStart, plan('starts 2026-11-27 12:00', true));
  expectRule(fridayStart, plan('starts 2026-11-28 00:00', true));
  expectRule(fridayStart, plan('starts 2026-11-29 23:59', true));
  expectRule(fridayStart, plan('starts 2026-11-30 00:00', false));
  expectRule(fridayStart, plan('starts 2026-11-26 18:00', false));
  expectRule(fridayStart, plan('horizon 1d', false));
});

test('where no window is open that day nothing starts before the next', () => {
  expectRule(fridayStart, plan('starts 2026-11-27 15:00 window mon..thu 09:00..16:00 in "UTC"', false));
  expectRule(fridayStart, plan('starts 2026-11-27 15:00 window mon..fri 09:00..16:00 in "UTC"', true));
  const fleet = FLEET.replace(' }\n', ' window tue 09:00..16:00 in "UTC" }\n');
  expectRule(fridayStart, plan('starts 2026-11-27 15:00', false).replace(FLEET, fleet));
});

test('a window on a weekend is meant', () => {
  expectRule(fridayStart, plan('starts 2026-11-28 22:00 window sat..sun 20:00..06:00 in "UTC"', false));
  expectRule(fridayStart, plan('starts 2026-11-27 22:00 window fri..sun 20:00..06:00 in "UTC"', true));
});

test('until when on a Friday is an option', () => {
  expectRule(fridayStart, plan('starts 2026-11-27 15:00', false), { fridayUntil: 24 * 3_600_000 });
  expectRule(fridayStart, plan('starts 2026-11-27 00:00', true), { fridayUntil: 0 });
});
