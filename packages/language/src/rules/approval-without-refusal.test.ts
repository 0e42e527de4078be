import { test } from 'vitest';
import { approvalWithoutRefusal } from './approval-without-refusal.ts';
import { expectRule } from './testing/expect-rule.ts';

test('approvals of which nobody says how often they are refused', () => {
  expectRule(
    approvalWithoutRefusal,
    `topology fleet { cluster web[4] { server[10] } }
plan weekly on fleet {
  stage a {
    gate approval "board" takes 1h
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ approval-without-refusal
    each cluster in all {
      gate approval "SRE" takes 1h refuses 0%
  //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ approval-without-refusal
      deploy here
      gate approval "SRE" takes 1h refuses 1%
    }
  }
}
`,
  );
});
