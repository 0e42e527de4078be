import { expect, test } from 'vitest';
import { handlerWithoutEffect } from './handler-without-effect.ts';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';

const plan = (own: string, stage: string) => `topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server  bug crash { present 1%  surfaces after 5 server-hours }  gate health { detects 80% } }
plan weekly on fleet using m {
  stage a {
    deploy all
    gate health
${stage}
  }
${own}
}
`;

test('a stage that says what the plan says', () => {
  const same = `    on unhealthy rollback
  //^^^^^^^^^^^^^^^^^^^^^ handler-without-effect`;
  expectRule(handlerWithoutEffect, plan('  on unhealthy rollback', same));
  // The plan says nothing itself: to write what holds anyway is clear, not idle.
  expectRule(handlerWithoutEffect, plan('', '    on unhealthy rollback'));
  expectRule(handlerWithoutEffect, plan('  on unhealthy rollback', '    on unhealthy rollback in 1h'));
  // These count where they stand.
  expectRule(handlerWithoutEffect, plan('  on unhealthy retry at most 1', '    on unhealthy retry at most 1'));
  expectRule(handlerWithoutEffect, plan('  on timeout 9h stop', '    on timeout 9h stop'));
});

test('failures and timeouts continue unless told', () => {
  const idle = `  on timeout 9h continue
//^^^^^^^^^^^^^^^^^^^^^^ handler-without-effect
  on failures over 5% continue
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ handler-without-effect
  on false alarm continue
  on blocked continue`;
  expectRule(handlerWithoutEffect, plan(idle, ''));
  // It hides the plan's.
  expectRule(handlerWithoutEffect, plan('  on timeout 9h stop', '    on timeout 1h continue'));
});

test('its line goes', () => {
  const before = plan('  on unhealthy rollback', '    on unhealthy rollback');
  expect(fixedBy(handlerWithoutEffect, before)).toBe(before.replace('    on unhealthy rollback\n', ''));
});
