import { expect, test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { wholeDomainAtOnce } from './whole-domain-at-once.ts';

const fleet = (inside = 'cluster c[2] { server[10] }') => `topology fleet {
  region west { ${inside} }
  region east { ${inside} }
  region north { ${inside} }
}
model m { deploy takes 1m per server }
`;

test('a limit of the whole fleet lets a region go', () => {
  const [found] = expectRule(
    wholeDomainAtOnce,
    `${fleet()}plan p on fleet {
  maxDown 40%
  stage s {
    deploy west by region
 // ^^^^^^^^^^^^^^^^^^^^^ whole-domain-at-once
    deploy east
    deploy remaining parallel 2
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^ whole-domain-at-once
  }
}
`,
  );
  expect(found?.message).toBe(
    "Every server of region `west`, 33.3% of the fleet's load, is down at the same time here: the region is lost as in an outage, and the 2 others carry its load.",
  );
});

test('what holds some of them back is enough', () => {
  expectRule(
    wholeDomainAtOnce,
    `${fleet()}plan a on fleet { maxDown 95% per region  stage s { deploy all by region } }
plan b on fleet { maxDown 19 servers  stage s { deploy all by region } }
plan c on fleet { maxDown 40%  stage s { deploy all by region batch 50% } }
plan d on fleet { maxDown 40%  stage s { deploy all by region rolling 5 } }
plan e on fleet { maxDown 1 cluster per region  stage s { deploy all by region } }
plan f on fleet { stage s { deploy all by region } }
plan g on fleet { maxDown 40%  exclusive clusters per region  stage s { deploy all parallel 2 } }
`,
  );
});

test('units of blocks that go together count together', () => {
  expectRule(
    wholeDomainAtOnce,
    `${fleet()}plan p on fleet {
  maxDown 40%
  stage s {
    each cluster in all parallel 2 {
      deploy here
   // ^^^^^^^^^^^ whole-domain-at-once
    }
  }
}
`,
  );
});

test('zones of a region, and an item that is a whole cluster', () => {
  expectRule(
    wholeDomainAtOnce,
    `topology fleet { region main { zone z[3] { cluster c { server[10] } } } }
model m { deploy takes 1m per cluster }
plan p on fleet { maxDown 5 servers  stage s { deploy all } }
                                            // ^^^^^^^^^^ whole-domain-at-once
`,
  );
});

test('a bench is nobody’s only one', () => {
  expectRule(
    wholeDomainAtOnce,
    `topology fleet { region lab { cluster bench { server[4] } }  region world { cluster c[4] { server[25] } } }
model m { deploy takes 1m per server }
plan p on fleet { maxDown 10%  stage s { deploy all } }
`,
  );
});
