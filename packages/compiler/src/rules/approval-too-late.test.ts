import { test } from 'vitest';
import { approvalTooLate } from './approval-too-late.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = 'topology fleet { cluster web[4] { server[4] } }\nmodel m { deploy takes 1m per server }\n';

test('nothing is left to decide about', () => {
  expectRule(
    approvalTooLate,
    `${base}plan p on fleet {
  stage a {
    gate approval "first" takes 1h
    deploy all
    wait 1h
  }
  stage b {
    gate approval "last" takes 1h
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ approval-too-late
    wait 1h
  }
}
`,
  );
});

test('something still happens', () => {
  expectRule(
    approvalTooLate,
    `${base}plan p on fleet { stage s { deploy web-1  gate approval "ops" takes 1h  deploy remaining } }
plan q on fleet { stage s { deploy all  gate approval "ops" takes 1h  run "announce" takes 1m } }
plan r on fleet { stage s { deploy web-1  gate approval "ops" takes 1h } }
`,
  );
});
