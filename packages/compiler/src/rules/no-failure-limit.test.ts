import { applyEdits, checkText, hasErrors } from '@rollout/language';
import { expect, test } from 'vitest';
import { noFailureLimit } from './no-failure-limit.ts';
import { expectRule } from './testing/expect-rule.ts';

const base = `topology fleet { cluster web[4] { server[25] } }
model sure { deploy takes 1m per server }
model frail { deploy takes 1m per server  deploy fails 1% per server }
`;

test('deploying may fail, and nothing says how often is too often', () => {
  const marked = `${base}plan p on fleet using frail { stage s { deploy all } }
  // ^ no-failure-limit
`;
  const [found] = expectRule(noFailureLimit, marked);
  const text = applyEdits(marked, found?.fix?.edits ?? []);
  expect(text).toContain('{ stage s { deploy all } \n  on failures over 5% of at least 100 servers stop\n}');
  expect(hasErrors(checkText(text).diagnostics)).toBe(false);
  expectRule(noFailureLimit, text.replace(/^ {2}[/][/].*\n/m, ''));
});

test('a limit, few servers, or a model in which nothing fails', () => {
  expectRule(
    noFailureLimit,
    `${base}plan a on fleet using frail { stage s { deploy all }  on failures over 5% stop }
plan b on fleet using frail { stage s { deploy all  on failures over 5% stop }  stage t { wait 1h } }
plan c on fleet using frail { stage s { deploy web-1 } }
plan d on fleet using sure { stage s { deploy all } }
`,
  );
});
