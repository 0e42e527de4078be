import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { unusedLabel } from './unused-label.ts';

test('a label is told once; where any sentence asks, it is used', () => {
  expectRule(
    unusedLabel,
    `topology fleet {
  cluster a { label hw = gen7  label tier = pilot  label row = 1  server[10] }
  //          ^^^^^^^^^^^^^^^ unused-label
  cluster b { label hw = gen8  label tier = broad  label row = 2  label role = db  server[10] }
}
service db { runs on all clusters where role == db }
plan weekly on fleet {
  stage first { deploy all clusters where not tier == broad }
  stage rest { deploy remaining spread over row }
}
`,
  );
});

test('bugs ask for labels, of other files too', () => {
  expectRule(
    unusedLabel,
    `//- plan.rollout
import { m } from "model.rollout"
topology fleet { cluster a { label hw = gen7  server[10] } }
plan weekly on fleet using m { stage all { deploy all } }
//- model.rollout
model m { bug old { present 1%  shows 50% at cluster 1  only where hw == gen7 } }
`,
  );
});
