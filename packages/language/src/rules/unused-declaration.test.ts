import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { unusedDeclaration } from './unused-declaration.ts';

test('what nothing names, of every kind', () => {
  expectRule(
    unusedDeclaration,
    `topology fleet { cluster web[4] { server[10] } }
topology other { cluster web[4] { server[10] } }
  //     ^^^^^ unused-declaration
service shop { runs on all }
  //    ^^^^ unused-declaration
audience users 1_000 { ring staff 10%  ring everyone }
  //     ^^^^^ unused-declaration
flag checkout
  // ^^^^^^^^ unused-declaration
health standard { metric errors { bad when higher  threshold 1% } }
  //   ^^^^^^^^ unused-declaration
model typical { deploy takes 4m per server }
  //  ^^^^^^^ unused-declaration
model own { deploy takes 4m per server }
plan weekly on fleet using own { stage checkout { deploy all } }
`,
  );
});

test('what is used: named by others, extended, needed, or the only one', () => {
  expectRule(
    unusedDeclaration,
    `topology fleet { cluster web[4] { server[10] }  cluster db { server[2] } }
service orders-db { runs on db }
service shop { runs on web  needs orders-db }
audience users 1_000 { ring staff 10%  ring everyone }
flag checkout
health standard { metric errors { bad when higher  threshold 1% } }
model base { deploy takes 4m per server  gate standard { detects 90% } }
model typical extends base { bug slow { present 1%  surfaces after 5 user-hours  behind checkout } }
plan weekly of shop on fleet using typical { stage all { deploy all } }
policy careful { maxDown 50% per cluster }
scenario dark for weekly { deploy takes 9m per server }
`,
  );
});

test('a health whose metrics a model reads, and that no gate or watch names', () => {
  expectRule(
    unusedDeclaration,
    `topology fleet { cluster web[4] { server[10] } }
health standard { metric errors { bad when higher  threshold 1% } }
health watched { metric errors { bad when higher  threshold 2% } }
health other { metric errors { bad when higher  threshold 3% } }
  //   ^^^^^ unused-declaration
model typical { metric errors is 0.2%  gate standard { takes 10m } }
plan weekly on fleet using typical { watch watched  stage all { deploy all  gate standard } }
`,
  );
});

test('a file without plans is there for others', () => {
  expectRule(unusedDeclaration, 'topology fleet { cluster web[4] { server[10] } }\nflag checkout\n');
});
