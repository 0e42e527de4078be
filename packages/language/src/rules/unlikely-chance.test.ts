import { expect, test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';
import { unlikelyChance } from './unlikely-chance.ts';

test('failures, alarms and outages', () => {
  expectRule(
    unlikelyChance,
    `model a {
  deploy fails 50% per server
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ unlikely-chance
  deploy fails 30% per cluster
  rollback fails 25%
//^^^^^^^^^^^^^^^^^^ unlikely-chance
  gate health { detects 90%  false alarm 50%  takes 5m }
  //                         ^^^^^^^^^^^^^^^ unlikely-chance
  watch health { false alarm 1% per minute }
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^ unlikely-chance
  watch other { false alarm 60% per week }
  gate other { detects 1%  false alarm 20% }
  outage of each cluster 2% per hour lasts 1h
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unlikely-chance
  outage of each server 5% per month lasts 1h
}
`,
  );
});

test('what is found of all releases, where nothing says how many have it', () => {
  expectRule(
    unlikelyChance,
    `model base {
  bug config { found 30% at cluster 1  found 5% at cluster 2 }
  //           ^^^^^^^^^^^^^^^^^^^^^^ unlikely-chance
  bug crash { present 1%  shows 70% at cluster 1 }
}
model more extends base { bug config { found 40% at cluster 1 } }
`,
  );
});

test('a hundredth was perhaps meant', () => {
  expect(fixedBy(unlikelyChance, 'model a { deploy fails 50% per server }')).toBe(
    'model a { deploy fails 0.5% per server }',
  );
  expectRule(unlikelyChance, 'model a { deploy fails 50% per server }', { mostFailures: 0.5 });
});
