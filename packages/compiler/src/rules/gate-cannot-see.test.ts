import { expect, test } from 'vitest';
import { gateCannotSee } from './gate-cannot-see.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `topology fleet {
  cluster a[2] { label os = debian  server[10] }
  cluster b[2] { label os = alpine  server[10] }
}
model m {
  deploy takes 1m per server
  bug musl { present 1%  only where os == alpine  surfaces after exponential(mean 9 server-hours) }
  gate h { detects 90% }
}
`;

test('its bugs are where nothing is deployed yet', () => {
  const [found] = expectRule(
    gateCannotSee,
    `${base}plan p on fleet {
  stage one {
    deploy a-1
    gate h
 // ^^^^^^ gate-cannot-see
  }
  stage two { deploy b-1  gate h }
  stage all { deploy remaining  gate h }
}
`,
  );
  expect(found?.message).toBe(
    'No bug that `gate h` sees can have shown by then: `musl` is only where nothing is deployed yet.',
  );
});

test('one bug that can be met is enough', () => {
  expectRule(
    gateCannotSee,
    `${base.replace('  gate h', '  bug any { present 1%  surfaces after exponential(mean 9 server-hours) }\n  gate h')}plan p on fleet {
  stage one { deploy a-1  gate h }
  stage all { deploy remaining  gate h }
}
`,
  );
});
