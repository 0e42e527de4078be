import { expect, test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';
import { unusedCheck } from './unused-check.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\n';

test('gates and watches that no plan on the model has', () => {
  expectRule(
    unusedCheck,
    `${FLEET}model base {
  gate smoke { detects 50% }
  gate other { detects 50% }
//^^^^^^^^^^ unused-check
}
model m extends base {
  gate health { detects 90% }
  watch health { detects 90% }
//^^^^^^^^^^^^ unused-check
  watch slo { detects 90% }
}
model unused { gate other { detects 10% } }
plan weekly on fleet using m {
  stage a { watch slo  deploy 1 cluster  gate health }
  stage b { deploy remaining  gate smoke }
}
`,
  );
});

test('a file without plans describes checks for others', () => {
  expectRule(unusedCheck, 'model m { gate health { detects 90% }  watch health { detects 90% } }');
});

test('the plan watches', () => {
  const text = (watch: string) => `${FLEET}model m { watch health { detects 90% } }
plan weekly on fleet using m {
  ${watch}stage a { deploy all }
}
`;
  expect(fixedBy(unusedCheck, text(''))).toBe(text('watch health\n  '));
});
