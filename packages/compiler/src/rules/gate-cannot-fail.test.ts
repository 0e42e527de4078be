import { test } from 'vitest';
import { gateCannotFail } from './gate-cannot-fail.ts';
import { expectRule } from './testing/expect-rule.ts';

const plan = (model: string, mark = '') => `topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server
  ${model} }
plan p on fleet {
  stage a {
    each cluster in all {
      deploy here
      gate g
${mark}    }
  }
}
`;

const mark = '   // ^^^^^^ gate-cannot-fail\n';
const bug = 'bug crash { present 1%  surfaces after exponential(mean 9 server-hours) }';

test('it sees nothing, and never cries wolf', () => {
  expectRule(gateCannotFail, plan(`${bug} gate g { detects 0%  takes 1m }`, mark));
  expectRule(gateCannotFail, plan(`${bug} gate g { detects 10% }`));
  expectRule(gateCannotFail, plan(`${bug} gate g { false alarm 1% }`));
});

test('a model without bugs is about times', () => {
  expectRule(gateCannotFail, plan('gate g { takes 1m }'));
});
