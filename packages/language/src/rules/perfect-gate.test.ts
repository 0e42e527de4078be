import { test } from 'vitest';
import { perfectGate } from './perfect-gate.ts';
import { expectRule } from './testing/expect-rule.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\n';
const CRASH = 'bug crash { present 1%  surfaces after 5 server-hours }';

test('numbers that leave no fault', () => {
  expectRule(
    perfectGate,
    `model m {
  ${CRASH}
  gate a { takes 5m }
//^^^^^^ perfect-gate
  gate b { detects 100%  detects 100% of crash }
//^^^^^^ perfect-gate
  gate c { detects 99% }
  gate d { false alarm 0.1% }
  gate e { blind to 1% of bugs }
  gate f { detects 100%  detects 50% of crash }
}
`,
  );
});

test('a gate of which nobody says anything, once a plan; without bugs it claims nothing', () => {
  expectRule(
    perfectGate,
    `${FLEET}model m { deploy takes 1m per server  ${CRASH} }
model none { deploy takes 1m per server }
plan weekly on fleet using m {
  stage a { deploy 1 cluster  gate health }
  //                          ^^^^^^^^^^^ perfect-gate
  stage b { deploy remaining  gate health }
}
plan other on fleet using none { stage a { deploy all  gate health } }
`,
  );
});

test('a model of another file answers for itself', () => {
  expectRule(
    perfectGate,
    `//- plan.rollout
import { m } from "model.rollout"
${FLEET}plan weekly on fleet using m { stage a { deploy all  gate smoke } }
//- model.rollout
model m { ${CRASH}  gate smoke { takes 1m } }
`,
  );
});

test('checks that go by samples are as good as those', () => {
  expectRule(
    perfectGate,
    `health standard { metric errors { bad when higher  threshold 1% } }
model m {
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 1%  surfaces after 5 server-hours  moves errors to normal(mean 2%, sd 0.1%) }
  gate standard { takes 30m }
}
`,
  );
});
