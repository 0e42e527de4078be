import { test } from 'vitest';
import { modelWithoutBugs } from './model-without-bugs.ts';
import { expectRule } from './testing/expect-rule.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\n';

test('gates, and nothing that they could find', () => {
  expectRule(
    modelWithoutBugs,
    `${FLEET}model none { deploy takes 1m per server  gate health { detects 90% } }
model never { bug crash { present 0%  surfaces after 5 server-hours }  gate health { detects 90% } }
model some { bug crash { present 1%  surfaces after 5 server-hours }  gate health { detects 90% } }
model places { bug config { found 1% at cluster 1 }  gate health { detects 90% } }
plan a on fleet using none { stage s { deploy all  gate health } }
  //                  ^^^^ model-without-bugs
plan b on fleet using never { watch health  stage s { deploy all } }
  //                  ^^^^^ model-without-bugs
plan c on fleet using some { stage s { deploy all  gate health } }
plan d on fleet using places { stage s { deploy all  gate health } }
plan e on fleet using none { stage s { deploy all } }
`,
  );
});

test('the only model of the file; and a plan that has none', () => {
  expectRule(
    modelWithoutBugs,
    `${FLEET}model none { deploy takes 1m per server }
plan a on fleet { stage s { deploy all  gate health } }
  // ^ model-without-bugs
`,
  );
  expectRule(modelWithoutBugs, `${FLEET}plan a on fleet { stage s { deploy all  gate health } }`);
});
