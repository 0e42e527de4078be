import { test } from 'vitest';
import { lastStageWithoutGate } from './last-stage-without-gate.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = 'topology fleet { cluster web[4] { server[10] } }\nmodel m { deploy takes 1m per server }\n';

test('the last servers', () => {
  expectRule(
    lastStageWithoutGate,
    `${base}plan p on fleet {
  stage a { deploy web-1 }
  stage b { gate approval "ops" takes 1h  deploy remaining }
         //                               ^^^^^^^^^^^^^^^^ last-stage-without-gate
}
plan q on fleet { stage a { deploy web-1 }  stage b { deploy remaining  wait 1h } }
plan r on fleet { stage a { deploy all  run "clean" takes 1h }  stage b { gate approval "ops" takes 1h } }
`,
  );
});

test('where nothing looks anywhere it is said of the first stage, by another rule', () => {
  expectRule(
    lastStageWithoutGate,
    `${base}plan p on fleet { stage a { deploy web-1 }  stage b { deploy remaining } }
plan q on fleet { stage a { deploy web-1 } }
                         // ^^^^^^^^^^^^ last-stage-without-gate
`,
  );
});

test('each of the stages that come last', () => {
  expectRule(
    lastStageWithoutGate,
    `${base}plan p on fleet {
  stage a { deploy web-1 }
  parallel {
    stage b { deploy web-2  wait 1h }
    stage c { deploy web-3 }
           // ^^^^^^^^^^^^ last-stage-without-gate
  }
}
`,
  );
});
