import { test } from 'vitest';
import { bareNumber } from './bare-number.ts';
import { expectRule } from './testing/expect-rule.ts';

test('chances without evidence, and without a word on where they are from', () => {
  expectRule(
    bareNumber,
    `model m {
  deploy takes 4m per server
  deploy fails 0.5% per server
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bare-number
  bug a { present 1%  surfaces after 5 server-hours }
  //  ^ bare-number
  bug b { present 1% from 2 of 200  surfaces after 5 server-hours }
  bug c { found 1% from 2 of 200 at cluster 1  found 2% at cluster 2 }
  //  ^ bare-number
  /// The log of 2026.
  bug d { present 1%  surfaces after 5 server-hours }
  at most one { bug e { present 1%  shows 50% from 1 of 2 at cluster 1 } }
  //                ^ bare-number
  gate health { detects 90%  false alarm 1% from 2 of 200 }
//^^^^^^^^^^^ bare-number
  watch health { detects 90% }
//^^^^^^^^^^^^ bare-number
  /// Guessed.
  gate slo { detects 90% }
  gate smoke { takes 5m }
}
/// All of it guessed.
model guessed { bug a { present 1%  surfaces after 5 server-hours } }
`,
  );
});
