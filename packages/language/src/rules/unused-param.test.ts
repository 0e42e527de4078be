import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { unusedParam } from './unused-param.ts';

test('a param that stands nowhere, and those that stand for a number somewhere', () => {
  expectRule(
    unusedParam,
    `topology fleet { cluster web[4] { server[10] } }
plan weekly on fleet {
  param wide = 2
  param down = 25%
  param soak = 1h in 1h..72h
  //    ^^^^ unused-param
  param late = 6h
  param first = 1
  maxDown down per cluster
  stage soak { deploy first clusters }
  stage rest {
    deploy remaining parallel wide
    on timeout late stop
  }
}
plan other on fleet { stage all { deploy all } }
`,
  );
});

test('people are named by params too', () => {
  expectRule(
    unusedParam,
    `audience users 1_000 { ring staff 10%  ring everyone }
plan app {
  param few = 20%
  param half = 50%
  stage all { release to staff, few, half of users, everyone }
}
`,
  );
});
