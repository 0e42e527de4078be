import { expect, test } from 'vitest';
import { repeatedNumber } from './repeated-number.ts';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\n';

test('three times one wait, in one plan', () => {
  expectRule(
    repeatedNumber,
    `${FLEET}plan a on fleet {
  stage s { deploy 1 cluster  wait 4h }
  //                               ^^ repeated-number
  stage t { each cluster in 2 clusters { deploy here  wait 4h } }
  stage u { deploy remaining  wait 4h  wait 1h }
}
plan b on fleet {
  stage s { deploy 2 clusters  wait 1h }
  stage t { deploy remaining  wait 1h }
}
`,
  );
});

test('how often is an option', () => {
  expectRule(
    repeatedNumber,
    `${FLEET}plan b on fleet {
  stage s { deploy 2 clusters  wait 1h }
  //                                ^^ repeated-number
  stage t { deploy remaining  wait 1h }
}
`,
    { least: 2 },
  );
});

test('a param that the fix adds has a name that is free', () => {
  const plan = (first: string, wait: string) => `${FLEET}plan a on fleet {
  ${first}stage bake { deploy 1 cluster  wait ${wait} }
  stage t { deploy 1 cluster  wait ${wait} }
  stage u { deploy remaining  wait ${wait} }
}
`;
  expect(fixedBy(repeatedNumber, plan('', '4h'))).toBe(plan('param bake-4h = 4h\n  ', 'bake-4h'));
});
