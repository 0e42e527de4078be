import { expect, test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';
import { unlikelyDuration } from './unlikely-duration.ts';

const FLEET = 'topology fleet { cluster web[4] { server[10] } }\n';

test('work on servers and gates; per cluster it may take a day, and of a distribution the mean counts', () => {
  expectRule(
    unlikelyDuration,
    `model a {
  deploy takes 7h per server
//^^^^^^^^^^^^^^^^^^^^^^^^^^ unlikely-duration
  rollback takes 90ms per server
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unlikely-duration
  gate health { detects 90%  takes 4d }
  //                         ^^^^^^^^ unlikely-duration
}
model b {
  deploy takes 1d per cluster
  gate health { takes 3d }
}
model c { deploy takes 6h per server  rollback takes 100ms per server }
model d {
  deploy takes exponential(mean 8h) per server
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unlikely-duration
}
`,
  );
});

test('waits: not of seconds beside others of hours, not of months; with evidence they may be short', () => {
  expectRule(
    unlikelyDuration,
    `${FLEET}service web { runs on all  load 100 requests/s }
plan p of web on fleet {
  param soak = 30s
  stage a {
    deploy 1 cluster
    wait 59s
  //^^^^^^^^ unlikely-duration
    wait 1m
    wait soak
  //^^^^^^^^^ unlikely-duration
    wait 10s and 1_000 requests
    wait 0s
  }
  stage b {
    deploy remaining
    wait 91d
  //^^^^^^^^ unlikely-duration
  }
}
`,
  );
});

test('limits are options', () => {
  const day = 86_400_000;
  expectRule(unlikelyDuration, 'model a { deploy takes 20h per server }', { longestDeploy: day });
  const waits = `${FLEET}plan p on fleet { stage a { deploy all  wait 5s  wait 5m } }`;
  expectRule(unlikelyDuration, waits, { shortestWait: 5000 });
});

test('where all waits are of seconds, seconds are meant', () => {
  expectRule(unlikelyDuration, `${FLEET}plan p on fleet { stage a { deploy all  wait 30s  wait 29m } }`);
  expectRule(
    unlikelyDuration,
    `${FLEET}plan p on fleet { stage a { deploy all  wait 30s } stage b { wait 30m } }
  //                                    ^^^^^^^^ unlikely-duration
`,
  );
});

test('what was perhaps meant', () => {
  const fixed = (text: string) => fixedBy(unlikelyDuration, text);
  expect(fixed('model a { deploy takes 40h per server }')).toBe('model a { deploy takes 40m per server }');
  expect(fixed('model a { deploy takes 5ms per server }')).toBe('model a { deploy takes 5s per server }');
  const plan = (wait: string) => `${FLEET}plan p on fleet { stage a { deploy all  wait ${wait}  wait 24h } }`;
  expect(fixed(plan('24s'))).toBe(plan('24m'));
  expect(fixed(plan('1m30s'))).toBe(plan('1m30s'));
});
