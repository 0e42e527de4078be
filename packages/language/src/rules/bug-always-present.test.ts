import { test } from 'vitest';
import { bugAlwaysPresent } from './bug-always-present.ts';
import { expectRule } from './testing/expect-rule.ts';

test('bugs that half of the releases carry, or all', () => {
  expectRule(
    bugAlwaysPresent,
    `model m {
  bug a { present 50%  surfaces after 5 server-hours }
  //      ^^^^^^^^^^^ bug-always-present
  bug b { present 49%  surfaces after 5 server-hours }
  bug c { surfaces after 5 server-hours }
//^^^^^ bug-always-present
  bug d { shows 70% at cluster 1 }
  at most one { bug e { present 60%  shows 70% at cluster 1 } }
  //                    ^^^^^^^^^^^ bug-always-present
}
model more extends m { bug c { present 1% } }
`,
  );
});

test('what happens if one is there is for scenarios', () => {
  expectRule(
    bugAlwaysPresent,
    `topology fleet { cluster web[4] { server[10] } }
model m { bug a { present 2%  surfaces after 5 server-hours } }
plan p on fleet using m { stage s { deploy all } }
scenario bad for p { assume a present 100% }
scenario worse for p { bug b { present 100%  surfaces after 5 server-hours } }
`,
  );
});

test('how many may carry it is an option', () => {
  expectRule(bugAlwaysPresent, 'model m { bug a { present 60%  surfaces after 5 server-hours } }', { most: 0.7 });
});
