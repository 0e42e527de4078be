import { expect, test } from 'vitest';
import { firstStageTooBig } from './first-stage-too-big.ts';
import { expectRule } from './testing/expect-rule.ts';
import { waitWithoutGate } from './wait-without-gate.ts';

const base = 'topology fleet { cluster web[4] { server[10] } }\nmodel m { deploy takes 1m per server }\n';

test('what is deployed before the first gate, however many steps it takes', () => {
  const [found] = expectRule(
    firstStageTooBig,
    `${base}plan p on fleet {
  stage s {
    deploy 1 server in web-1
    deploy 3 servers in web-1
    deploy 1 server in web-2
 // ^^^^^^^^^^^^^^^^^^^^^^^^ first-stage-too-big
    gate approval "ops" takes 1h
    deploy remaining
  }
}
`,
  );
  expect(found?.message).toBe(
    '5 servers, 12.5% of them all, have the new version before the first gate; 10% is the most there should be.',
  );
});

test('one cluster is not too many, while it is at most half of them', () => {
  expectRule(
    firstStageTooBig,
    `${base}topology pair { cluster a { server[4] }  cluster b { server[4] } }
topology one { cluster a { server[4] } }
plan p on fleet using m { stage s { deploy 1 cluster  gate approval "ops" takes 1h  deploy remaining } }
plan q on pair using m { stage s { deploy a  gate approval "ops" takes 1h  deploy remaining } }
plan r on one using m { stage s { deploy a  gate approval "ops" takes 1h } }
                               // ^^^^^^^^ first-stage-too-big
plan t on one using m { stage s { deploy 1 server  gate approval "ops" takes 1h  deploy remaining } }
`,
  );
});

test('green carries nothing before traffic is shifted', () => {
  expectRule(
    firstStageTooBig,
    `${base}plan p on fleet { stage s { deploy green to all  shift traffic to 100%  retire blue } }\n`,
  );
});

test('a small first stage that only lacks its gate is told of once', () => {
  const rest = '  stage b { deploy remaining  wait 1h  gate approval "ops" takes 1h }\n}\n';
  expectRule(firstStageTooBig, `${base}plan p on fleet {\n  stage a { deploy 1 cluster  wait 2h }\n${rest}`);
  expectRule(
    waitWithoutGate,
    `${base}plan p on fleet {
  stage a { deploy 1 cluster  wait 2h }
         //                   ^^^^^^^ wait-without-gate
${rest}`,
  );
  // With a gate it would still be too big.
  expectRule(
    firstStageTooBig,
    `${base}plan p on fleet {
  stage a { deploy 2 clusters  wait 2h }
         // ^^^^^^^^^^^^^^^^^ first-stage-too-big
${rest}`,
  );
});

test('a plan that nobody looks at says so', () => {
  const [found] = expectRule(
    firstStageTooBig,
    `${base}plan p on fleet {
  stage s { deploy all }
         // ^^^^^^^^^^ first-stage-too-big
}
`,
    { most: 0.5 },
  );
  expect(found?.message).toBe(
    '40 servers, 100% of them all, have the new version before anybody looks: no gate follows; 50% is the most there should be.',
  );
});
