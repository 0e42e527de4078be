import { test } from 'vitest';
import { ignoredRefusal } from './ignored-refusal.ts';
import { expectRule } from './testing/expect-rule.ts';

const plan = (handler: string) => `topology fleet { cluster web[4] { server[10] } }
plan weekly on fleet {
  stage a { gate approval "board" takes 1h refuses 5%  deploy all }
  ${handler}
}
`;

test('a no that changes nothing', () => {
  expectRule(ignoredRefusal, plan('on refusal continue\n//^^^^^^^^^^^^^^^^^^^ ignored-refusal'));
  expectRule(
    ignoredRefusal,
    plan('on refusal pause for 1h then continue\n//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignored-refusal'),
  );
  expectRule(ignoredRefusal, plan('on refusal pause for 1h then stop'));
  expectRule(ignoredRefusal, plan(''));
});
