import { expect, test } from 'vitest';
import { freezePast } from './freeze-past.ts';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';

const plan = (sentences: string, stage = '') => `topology fleet { cluster web[4] { server[10] } }
plan weekly on fleet {
  starts 2026-11-30 09:00
${sentences}
  stage all {
${stage}
    deploy all
  }
}
`;

test('freezes that end before the plan starts; a day more may be another zone', () => {
  expectRule(
    freezePast,
    plan(
      `  freeze 2025-12-19..2026-01-04
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ freeze-past
  freeze 2026-12-19..2027-01-04
  freeze 2026-11-01..2026-11-29`,
      `    freeze 2026-11-01..2026-11-28
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ freeze-past`,
    ),
  );
});

test('a plan that does not say when it starts', () => {
  expectRule(freezePast, plan('  freeze 2025-12-19..2026-01-04').replace('  starts 2026-11-30 09:00\n', ''));
});

test('its line goes', () => {
  expect(fixedBy(freezePast, plan('  freeze 2025-12-19..2026-01-04'))).toBe(plan('').replace('09:00\n\n', '09:00\n'));
});
