import { applyEdits } from '@rollout/language';
import { expect, test } from 'vitest';
import { noWayBack } from './no-way-back.ts';
import { expectRule } from './testing/expect-rule.ts';

const base =
  'topology fleet { cluster web[4] { server[4] } }\nmodel m { deploy takes 1m per server  gate h { detects 90% } }\n';

test('every stage that looks only stops', () => {
  const marked = `${base}plan p on fleet {
  stage a { deploy web-1  gate h }
  stage b { deploy remaining  gate h  on unhealthy pause for 1h then stop }
  on unhealthy stop
//^^^^^^^^^^^^^^^^^ no-way-back
}
`
    .replace('//^', '  //^')
    .replace('  //^^', '//^^');
  const [found] = expectRule(noWayBack, marked);
  expect(applyEdits(marked, found?.fix?.edits ?? [])).toContain('  on unhealthy rollback\n');
});

test('one way back, or none that is needed', () => {
  expectRule(
    noWayBack,
    `${base}plan p on fleet { stage a { deploy web-1  gate h  on unhealthy stop }  stage b { deploy remaining  gate h } }
plan q on fleet { stage a { deploy web-1  gate h }  on unhealthy ask "ops" takes 1h continues 50% else rollback }
plan r on fleet { stage a { deploy all }  on unhealthy stop }
plan t on fleet { stage a { deploy web-1  gate h }  on unhealthy continue }
`,
  );
});

test('what people have installed is not taken back', () => {
  expectRule(
    noWayBack,
    `audience users 1_000 { ring staff 1%  ring broad }
model m { release takes 1h  gate h { detects 90% } }
plan app using m { stage all { release to staff, broad { wait 1d  gate h } }  on unhealthy stop }
`,
  );
});
