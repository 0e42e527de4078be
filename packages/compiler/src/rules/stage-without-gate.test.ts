import { test } from 'vitest';
import { stageWithoutGate } from './stage-without-gate.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = 'topology fleet { cluster web[4] { server[10] } }\nmodel m { deploy takes 1m per server }\n';

test('a stage that the next one follows at once', () => {
  expectRule(
    stageWithoutGate,
    `${base}plan p on fleet {
  stage a { deploy web-1 }
         // ^^^^^^^^^^^^ stage-without-gate
  stage b { deploy web-2  wait 1h }
  stage c { gate approval "ops" takes 1h  deploy web-3 }
         //                               ^^^^^^^^^^^^ stage-without-gate
  stage d { run "clean" takes 1h  deploy web-4 }
}
`,
  );
});

test('where nothing looks anywhere it is said of the first stage, by another rule', () => {
  expectRule(stageWithoutGate, `${base}plan p on fleet { stage a { deploy web-1 }  stage b { deploy remaining } }`);
});

test('stages side by side do not follow each other', () => {
  expectRule(
    stageWithoutGate,
    `${base}plan p on fleet {
  parallel {
    stage a { deploy web-1 }
    stage b { deploy web-2 }
           // ^^^^^^^^^^^^ stage-without-gate
    stage c { wait 1h }
  }
  stage d after a { wait 1h }
  stage e after b { deploy web-3 }
}
`,
  );
});
