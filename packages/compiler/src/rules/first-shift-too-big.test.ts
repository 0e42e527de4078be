import { expect, test } from 'vitest';
import { firstShiftTooBig } from './first-shift-too-big.ts';
import { expectRule } from './testing/expect-rule.ts';

const plan = (steps: string) => `topology fleet { cluster web { server[40] } }
service shop { runs on all }
model m { deploy takes 1m per server  switch takes 1m }
plan p of shop on fleet {
  stage s {
    deploy green to all
    ${steps}
    retire blue after 1h
  }
}
`;

test('traffic goes to the new version at once', () => {
  const [found] = expectRule(
    firstShiftTooBig,
    plan(`shift traffic to 100%
 // ^^^^^^^^^^^^^^^^^^^^^ first-shift-too-big`),
  );
  expect(found?.message).toBe(
    'The new version goes from no traffic to 100% before anybody looks; 20% is the most there should be.',
  );
});

test('steps between which nobody looks are one', () => {
  expectRule(
    firstShiftTooBig,
    plan(`shift traffic to 10%, 30%, 100% { wait 1h }
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ first-shift-too-big`),
  );
  expectRule(firstShiftTooBig, plan('shift traffic to 10%, 30%, 100% { gate approval "ops" takes 1m }'));
  expectRule(firstShiftTooBig, plan('shift traffic to 30% { gate approval "ops" takes 1m }  shift traffic to 100%'), {
    most: 0.3,
  });
});
