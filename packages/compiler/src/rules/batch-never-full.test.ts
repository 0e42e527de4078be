import { expect, test } from 'vitest';
import { batchNeverFull } from './batch-never-full.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `topology fleet { cluster small { server[4] }  cluster large[3] { server[40] } }
model m { deploy takes 1m per server }
`;

test('limits let fewer go than a batch would have', () => {
  const found = expectRule(
    batchNeverFull,
    `${base}plan p on fleet {
  maxDown 25% per cluster
  stage s {
    deploy all batch 50%
 // ^^^^^^^^^^^^^^^^^^^^ batch-never-full
  }
}
plan q on fleet {
  maxDown 6 servers
  stage s {
    each cluster in large {
      deploy here batch 20
   // ^^^^^^^^^^^^^^^^^^^^ batch-never-full
    }
  }
}
`,
  );
  expect(found.map(({ message }) => message)).toEqual([
    'A batch of `small` is to have 2 servers, and limits on what may be down let 1 go: no batch of this is ever full.',
    'A batch of `large-1` is to have 20 servers, and limits on what may be down let 6 go: no batch of this is ever full.',
  ]);
});

test('one unit in which it is full is enough', () => {
  expectRule(
    batchNeverFull,
    `${base}plan a on fleet { maxDown 10 servers per cluster  stage s { deploy all batch 20 } }
plan b on fleet { maxDown 25% per cluster  stage s { deploy all batch 25% } }
plan c on fleet { stage s { deploy all batch 25% } }
plan d on fleet { maxDown 25% per cluster  stage s { deploy all } }
`,
  );
});
