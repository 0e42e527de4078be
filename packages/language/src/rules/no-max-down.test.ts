import { expect, test } from 'vitest';
import { noMaxDown } from './no-max-down.ts';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';

const fleet = 'topology fleet { cluster web[4] { server[10] } }\nmodel m { deploy takes 1m per server }\n';

test('a plan without a limit, where whole units go', () => {
  expectRule(
    noMaxDown,
    `${fleet}
plan p on fleet { stage s { deploy all } }
  // ^ no-max-down
plan q on fleet { stage s { deploy all batch 10% } }
plan r on fleet { stage s { maxDown 25%  deploy all } }
`,
  );
});

test('green takes nothing down, so nothing needs to limit it', () => {
  expectRule(
    noMaxDown,
    `${fleet}
plan a on fleet { stage s { deploy green to all  shift traffic to 100%  retire blue } }
plan b on fleet { stage s { deploy all rolling 3 } }
plan c on fleet { stage s { deploy all rolling } }
  // ^ no-max-down
`,
  );
});

test('a limit of the whole fleet fits every one', () => {
  const plan = (limit: string) => `${fleet}/// Weekly.
plan p on fleet {
  ${limit}/// All at once.
  stage s { deploy all }
}
`;
  expect(fixedBy(noMaxDown, plan(''))).toBe(plan('maxDown 25%\n  '));
});
