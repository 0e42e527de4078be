import { expect, test } from 'vitest';
import { lastStepTooBig } from './last-step-too-big.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = 'topology fleet { cluster web[10] { server[10] } }\nmodel m { deploy takes 1m per server }\n';
const look = 'gate approval "ops" takes 1h';

test('more than three quarters between two looks', () => {
  const [found] = expectRule(
    lastStepTooBig,
    `${base}plan p on fleet {
  stage first { deploy 2 clusters  ${look} }
  stage all {
    deploy 1 cluster
    deploy remaining
 // ^^^^^^^^^^^^^^^^ last-step-too-big
  }
}
plan q on fleet { stage s { deploy 3 clusters  ${look}  deploy remaining } }
plan r on fleet { stage s { deploy all } }
`,
  );
  expect(found?.message).toBe(
    '80% of the servers get the new version in one go, without a look between; 75% is the most there should be.',
  );
});
