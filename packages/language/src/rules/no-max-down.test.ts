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
plan t on fleet { stage s { deploy 1 server in web-1 }  stage u { deploy remaining rolling 2 } }
plan u on fleet { stage s { deploy 5 servers in web-1 }  stage u { deploy remaining rolling 2 } }
  // ^ no-max-down
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

test('a limit is of each cluster where that leaves a server to go, else of the fleet', () => {
  const plan = (limit: string, of = fleet) => `${of}/// Weekly.
plan p on fleet {
  ${limit}/// All at once.
  stage s { deploy all }
}
`;
  expect(fixedBy(noMaxDown, plan(''))).toBe(plan('maxDown 25% per cluster\n  '));
  const small = fleet.replace(
    'cluster web[4] {',
    'region a { cluster web[4] { server[10] } cluster few { server[3] } } region b {',
  );
  for (const declared of [small, fleet.replace('cluster web', 'rack web')]) {
    expect(fixedBy(noMaxDown, plan('', declared))).toBe(plan('maxDown 25%\n  ', declared));
  }
});
