import { expect, test } from 'vitest';
import { busiestRegionFirst } from './busiest-region-first.ts';
import { expectRule } from './testing/expect-rule.ts';

const model = 'model m { deploy takes 1m per server }\n';
const look = 'gate approval "ops" takes 1h';

test('more than a tenth of the region with the most load', () => {
  const [found] = expectRule(
    busiestRegionFirst,
    `topology fleet { region west { cluster w[6] { server[10] } }  region east { cluster e[4] { server[10] } } }
${model}plan p on fleet { stage s { deploy w-1  ${look}  deploy remaining } }
                         // ^^^^^^^^^^ busiest-region-first
plan q on fleet { stage s { deploy e-1  ${look}  deploy remaining } }
plan r on fleet { stage s { deploy 6 servers in w-1  ${look}  deploy remaining } }
plan u on fleet { stage s { deploy west  ${look}  deploy remaining } }
plan t on fleet { stage s { deploy e-1, w-1  ${look}  deploy remaining } }
                         // ^^^^^^^^^^^^^^^ busiest-region-first
`,
  );
  expect(found?.message).toBe(
    'The first stage reaches 16.7% of `west`, the region with the most load (60% of all); `east` has 40%. 10% of the busiest is the most there should be.',
  );
});

test('load is what counts, not servers', () => {
  expectRule(
    busiestRegionFirst,
    `topology fleet {
  region west { traffic 30%  cluster w[6] { server[10] } }
  region east { traffic 70%  cluster e[4] { server[10] } }
}
${model}plan p on fleet { stage s { deploy w-1  ${look}  deploy remaining } }
plan q on fleet { stage s { deploy e-1  ${look}  deploy remaining } }
                         // ^^^^^^^^^^ busiest-region-first
`,
  );
});

test('of equal regions none is the busiest', () => {
  expectRule(
    busiestRegionFirst,
    `topology fleet { region r[3] { cluster c[4] { server[10] } } }
${model}plan p on fleet { stage s { deploy 1 region  ${look}  deploy remaining } }
`,
  );
});
