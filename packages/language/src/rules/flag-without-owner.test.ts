import { test } from 'vitest';
import { flagWithoutOwner } from './flag-without-owner.ts';
import { expectRule } from './testing/expect-rule.ts';

test('flags that nobody answers for', () => {
  expectRule(
    flagWithoutOwner,
    `flag a
  // ^ flag-without-owner
flag b { owner "search" }
flag c { remove by 2027-01-31 }
  // ^ flag-without-owner
`,
  );
});
