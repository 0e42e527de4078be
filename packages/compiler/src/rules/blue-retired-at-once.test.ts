import { applyEdits } from '@rollout/language';
import { expect, test } from 'vitest';
import { blueRetiredAtOnce } from './blue-retired-at-once.ts';
import { expectRule } from './testing/expect-rule.ts';

const plan = (steps: string) => `topology fleet { cluster web { server[40] } }
service shop { runs on all }
model m { deploy takes 1m per server  switch takes 1m }
plan p of shop on fleet {
  stage s {
    deploy green to all
    ${steps}
  }
}
`;

test('nothing stands between the last shift and the end of blue', () => {
  const marked = plan(`shift traffic to 5% { wait 1h }
    shift traffic to 100%
    run "purge caches" takes 1m
    retire blue
 // ^^^^^^^^^^^ blue-retired-at-once`);
  const [found] = expectRule(blueRetiredAtOnce, marked);
  expect(found?.message).toBe(
    'Blue goes the moment that `shift traffic to 100%` is done: nobody waits or looks, and from then on going back is a deployment, not a switch.',
  );
  expect(applyEdits(marked, found?.fix?.edits ?? [])).toContain('    retire blue after 1h\n');
});

test('a wait before it, or after', () => {
  expectRule(blueRetiredAtOnce, plan('shift traffic to 100%  retire blue after 10m'));
  expectRule(blueRetiredAtOnce, plan('shift traffic to 100%  wait 1h  retire blue'));
  expectRule(blueRetiredAtOnce, plan('shift traffic to 50%, 100% { gate approval "ops" takes 1h }  retire blue'));
});
