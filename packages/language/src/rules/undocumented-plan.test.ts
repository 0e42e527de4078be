import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { undocumentedPlan } from './undocumented-plan.ts';

test('plans and params', () => {
  expectRule(
    undocumentedPlan,
    `topology fleet { cluster web[4] { server[10] } }
plan a on fleet { stage s { deploy all } }
  // ^ undocumented-plan
/// What it is for.
plan b on fleet {
  param soak = 1h
  //    ^^^^ undocumented-plan
  /// What depends on it.
  param late = 2h
  stage s { deploy all  wait soak  wait late }
}
`,
  );
});
