import { expect, test } from 'vitest';
import { stepTooBig } from './step-too-big.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = 'topology fleet { cluster web[10] { server[10] } }\nmodel m { deploy takes 1m per server }\n';
const look = 'gate approval "ops" takes 1h';

test('more than three quarters between two looks', () => {
  const [found] = expectRule(
    stepTooBig,
    `${base}plan p on fleet {
  stage first { deploy 2 clusters  ${look} }
  stage all {
    deploy 1 cluster
    deploy remaining
 // ^^^^^^^^^^^^^^^^ step-too-big
  }
}
plan q on fleet { stage s { deploy 3 clusters  ${look}  deploy remaining } }
plan r on fleet { stage s { deploy all } }
`,
  );
  expect(found?.message).toBe(
    'One step adds 80% of the servers without a look in between; 75% is the most there should be.',
  );
});
