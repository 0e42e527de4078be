import { expect, test } from 'vitest';
import { firstRingTooBig } from './first-ring-too-big.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `audience people 1_000_000 {
  ring staff 0.1%
  ring early 20%
  ring everyone
}
flag dark {}
flag light {}
model m { flag takes 1m  release takes 1h }
`;

test('each flag by itself, and a release', () => {
  const found = expectRule(
    firstRingTooBig,
    `${base}plan p using m {
  stage s {
    enable dark for staff { gate approval "ops" takes 1h }
    enable dark for everyone
    enable light for early, everyone
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ first-ring-too-big
  }
}
plan q using m {
  stage s {
    release to staff { wait 1h }
    release to early
 // ^^^^^^^^^^^^^^^^ first-ring-too-big
  }
}
`,
  );
  expect(found.map(({ message }) => message)).toEqual([
    '`light` is turned on for 1,000,000 users, 100% of them all, before anybody looks; 10% is the most there should be.',
    'The version is released to 201,000 users, 20.1% of them all, before anybody looks; 10% is the most there should be.',
  ]);
});
