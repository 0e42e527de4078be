import { expect, test } from 'vitest';
import { regionsTogetherEarly } from './regions-together-early.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `topology fleet { region r[4] { cluster c[2] { server[10] } } }
topology zones { region main { zone z[4] { cluster c { server[10] } } } }
model m { deploy takes 1m per server }
`;

test('units of a step, and blocks, that go together', () => {
  const [found] = expectRule(
    regionsTogetherEarly,
    `${base}plan p on fleet using m {
  stage s {
    deploy 1 cluster in r-1
    deploy remaining by region parallel 2
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ regions-together-early
  }
}
plan q on fleet using m {
  stage s {
    each region in all parallel 2 { deploy here }
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ regions-together-early
  }
}
`,
  );
  expect(found?.message).toBe(
    'Regions `r-1` and `r-2` are worked on at once when 12.5% of the servers have the new version; up to 25% one at a time is safer.',
  );
});

test('one at a time, by itself or by an exclusion; or late', () => {
  expectRule(
    regionsTogetherEarly,
    `${base}plan a on fleet using m { stage s { deploy all by region } }
plan b on fleet using m { exclusive regions  stage s { deploy all parallel 4 } }
plan c on fleet using m { stage s { deploy r-1 }  stage t { deploy remaining by region parallel 3 } }
`,
  );
});

test('zones, where there is one region', () => {
  expectRule(
    regionsTogetherEarly,
    `${base}plan a on zones using m {
  stage s {
    deploy all parallel 2
 // ^^^^^^^^^^^^^^^^^^^^^ regions-together-early
  }
}
`,
  );
});
