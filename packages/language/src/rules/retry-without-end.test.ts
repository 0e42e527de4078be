import { expect, test } from 'vitest';
import { retryWithoutEnd } from './retry-without-end.ts';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';

const plan = (handlers: string) => `topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server  bug crash { present 1%  surfaces after 5 server-hours }  gate health { detects 80% } }
plan weekly on fleet using m {
  stage a { gate approval "board" takes 1h refuses 5%  deploy all  gate health }
${handlers}
}
`;

test('of what was unhealthy or refused; a false alarm may be met as often as it comes', () => {
  expectRule(
    retryWithoutEnd,
    plan(`  on unhealthy pause for 1h then retry
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ retry-without-end
  on refusal retry
//^^^^^^^^^^^^^^^^ retry-without-end
  on false alarm retry
  on failures over 2% retry`),
  );
  expectRule(retryWithoutEnd, plan('  on unhealthy retry at most 3 then stop'));
});

test('twice, perhaps', () => {
  expect(fixedBy(retryWithoutEnd, plan('  on unhealthy pause for 1h then retry then stop'))).toBe(
    plan('  on unhealthy pause for 1h then retry at most 2 then stop'),
  );
});
