import { test } from 'vitest';
import { paramWithoutRange } from './param-without-range.ts';
import { expectRule } from './testing/expect-rule.ts';

test('params with and without a range', () => {
  expectRule(
    paramWithoutRange,
    `topology fleet { cluster web[4] { server[10] } }
plan a on fleet {
  param soak = 1h
  //    ^^^^ param-without-range
  param late = 2h in 1h..3h
  stage s { deploy all  wait soak  wait late }
}
`,
  );
});
