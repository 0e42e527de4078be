import { applyEdits } from '@rollout/language';
import { expect, test } from 'vitest';
import { parallelIdle } from './parallel-idle.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `topology fleet {
  region west { cluster w[3] { server[4] } }
  region east { cluster e[3] { server[4] } }
}
model m { deploy takes 1m per server }
`;

test('an exclusion, or a limit, lets fewer go', () => {
  const found = expectRule(
    parallelIdle,
    `${base}plan p on fleet {
  exclusive west, east
  stage s { deploy all parallel 4 }
         // ^^^^^^^^^^^^^^^^^^^^^ parallel-idle
}
plan q on fleet {
  maxParallel 2 clusters per region
  stage s {
    each cluster in all parallel 5 { deploy here }
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parallel-idle
  }
}
`,
  );
  expect(found.map(({ message }) => message)).toEqual([
    '4 are never at work at once here: `exclusive west, east` lets 3 go at a time.',
    '5 are never at work at once here: `maxParallel 2 clusters per region` lets 4 go at a time.',
  ]);
});

test('what can be reached, and what only means all that there are, is no claim too many', () => {
  expectRule(
    parallelIdle,
    `${base}plan p on fleet { exclusive west, east  stage s { deploy all parallel 3 } }
plan q on fleet { exclusive west, east  stage s { deploy all parallel 20 } }
plan r on fleet { stage s { exclusive west, east  deploy w-1 }  stage t { deploy remaining parallel 5 } }
`,
  );
});

test('the number that can be used is written, where there is one', () => {
  const text = `${base}plan p on fleet { exclusive west, east  stage s { deploy all parallel 4 batch 50% } }\n`;
  const marked = `${text}${' '.repeat(text.split('\n').at(-2)?.indexOf('deploy') ?? 0).replace(/^.../, ' //')}${'^'.repeat(31)} parallel-idle\n`;
  const [found] = expectRule(parallelIdle, marked);
  expect(found?.fix?.safety).toBe('safe');
  expect(applyEdits(marked, found?.fix?.edits ?? [])).toContain('deploy all parallel 3 batch 50%');
});

test('groups that wait for each other are left to their author', () => {
  const [found] = expectRule(
    parallelIdle,
    `${base}plan p on fleet {
  exclusive west, east
  stage s {
    each cluster in all parallel 1, 5 { deploy here }
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parallel-idle
  }
}
`,
  );
  expect(found?.fix).toBeUndefined();
});
