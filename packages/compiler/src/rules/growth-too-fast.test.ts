import { expect, test } from 'vitest';
import { growthTooFast } from './growth-too-fast.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = 'topology fleet { cluster web[10] { server[100] } }\nmodel m { deploy takes 1m per server }\n';
const look = 'gate approval "ops" takes 1h';

test('one server, and then all', () => {
  const [found] = expectRule(
    growthTooFast,
    `${base}plan p on fleet {
  stage one { deploy 1 server  ${look} }
  stage all {
    deploy 1 cluster
    deploy remaining
 // ^^^^^^^^^^^^^^^^ growth-too-fast
  }
}
`,
  );
  expect(found?.message).toBe(
    'From here on the change has reached 100% of the servers, 1,000 times the 0.1% of the last look; 20 times is the most there should be.',
  );
});

test('twenty times is not too fast, nor is what ends at a quarter', () => {
  expectRule(
    growthTooFast,
    `${base}plan p on fleet { stage s { deploy 50 servers  ${look}  deploy remaining } }
plan q on fleet { stage s { deploy 1 server  ${look}  deploy 249 servers  ${look}  deploy remaining } }
plan r on fleet { stage s { deploy 1 server  ${look}  deploy 250 servers  ${look}  deploy remaining } }
                                                                        // ^^^^^^^^^^^^^^^^^^ growth-too-fast
`,
  );
});

test('how far it may go is for the project to say', () => {
  expectRule(
    growthTooFast,
    `${base}plan p on fleet { stage s { deploy 1 cluster  ${look}  deploy remaining } }
                                                                         // ^^^^^^^^^^^^^^^^ growth-too-fast
`,
    { times: 5 },
  );
});
