import { test } from 'vitest';
import { flagWithoutEnd } from './flag-without-end.ts';
import { expectRule } from './testing/expect-rule.ts';

test('flags that nobody has said the end of', () => {
  expectRule(
    flagWithoutEnd,
    `flag a
  // ^ flag-without-end
flag b { owner "search" }
  // ^ flag-without-end
flag c { remove by 2027-01-31 }
retired flags d
`,
  );
});
