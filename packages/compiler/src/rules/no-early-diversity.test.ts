import { expect, test } from 'vitest';
import { noEarlyDiversity } from './no-early-diversity.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `topology fleet {
  cluster a[6] { label os = debian  label team = x  server[10] }
  cluster b[3] { label os = alpine  label team = y  server[10] }
  cluster c { label os = bsd  label team = x  server[5] }
}
model m { deploy takes 1m per server }
model bugged extends m { bug musl { present 1%  only where os == alpine  surfaces after exponential(mean 9 server-hours) } }
`;

test('a value that only a late stage meets', () => {
  const [found] = expectRule(
    noEarlyDiversity,
    `${base}plan p on fleet using m {
  stage one { deploy a-1, a-2, a-3 }
  stage two { deploy remaining }
           // ^^^^^^^^^^^^^^^^ no-early-diversity
}
plan q on fleet using m { stage one { deploy a-1, a-2 }  stage two { deploy remaining } }
plan r on fleet using m { stage one { deploy a-1, b-1 }  stage two { deploy remaining } }
`,
  );
  // 30 of 95; `bsd` is 5 of 95, too few to matter; nobody asked about teams.
  expect(found?.message).toBe(
    'These are the first with `os == alpine`, of 30 servers, and 31.6% of all servers have the new version already: no stage before could see how it runs on them.',
  );
});

test('a bug that is only there', () => {
  const [found] = expectRule(
    noEarlyDiversity,
    `${base}plan p on fleet using bugged {
  stage one { deploy a-1, a-2, a-3 }
  stage two { deploy remaining }
           // ^^^^^^^^^^^^^^^^ no-early-diversity
}
`,
    { labels: [] },
  );
  expect(found?.message).toBe(
    'These are the first servers that can have `musl`, of 30, and 31.6% of all have the new version already: no gate before could find it.',
  );
  expect(found?.related).toHaveLength(1);
});

test('which labels are kinds, and how early, is for the project to say', () => {
  expectRule(
    noEarlyDiversity,
    `${base}plan p on fleet using m {
  stage one { deploy a-1, a-2 }
  stage two { deploy remaining }
           // ^^^^^^^^^^^^^^^^ no-early-diversity
}
`,
    { labels: ['team'], until: 0.2 },
  );
});
