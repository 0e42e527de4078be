import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { thinEvidence } from './thin-evidence.ts';

test('chances of every kind; distributions are fitted to values and say no chance', () => {
  expectRule(
    thinEvidence,
    `model m {
  deploy takes 4m from 12 per server
  deploy fails 10% from 1 of 10 per server
  //               ^^^^^^^^^^^^ thin-evidence
  bug a { present 4% from 1 of 29  surfaces after 5 server-hours }
  //                 ^^^^^^^^^^^^ thin-evidence
  bug b { present 3% from 1 of 30  surfaces after 5 server-hours }
  gate health { detects 90% from 9 of 10 }
  //                        ^^^^^^^^^^^^ thin-evidence
}
`,
  );
  expectRule(thinEvidence, 'model m { deploy fails 10% from 1 of 10 per server }', { least: 10 });
});
