import { test } from 'vitest';
import { noExpectations } from './no-expectations.ts';
import { expectRule } from './testing/expect-rule.ts';

test('plans of which nothing is expected', () => {
  expectRule(
    noExpectations,
    `topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server }
plan a on fleet { stage s { deploy all } }
  // ^ no-expectations
plan b on fleet { stage s { deploy all }  expect p95(duration) <= 5d }
`,
  );
});
