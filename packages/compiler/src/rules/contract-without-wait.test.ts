import { test } from 'vitest';
import { contractWithoutWait } from './contract-without-wait.ts';
import { expectRule } from './testing/expect-rule.ts';

const plan = (
  data: string,
) => `topology fleet { cluster db { label role = db  server[2] }  cluster web[4] { label role = web  server[4] } }
service store { runs on all clusters where role == db }
service shop { runs on all clusters where role == web  needs store }
model m { deploy takes 1m per server }
plan p of shop on fleet {
  stage expand { expand store takes 1m }
  stage code { deploy all }
  stage data {
    ${data}
  }
  on unhealthy stop
}
`;

test('the old form goes at once', () => {
  expectRule(
    contractWithoutWait,
    plan(`migrate store takes 1h
    contract store takes 1m
 // ^^^^^^^^^^^^^^^^^^^^^^^ contract-without-wait`),
  );
});

test('a wait, or a look, is between', () => {
  expectRule(contractWithoutWait, plan('migrate store takes 1h  wait 1d  contract store takes 1m'));
  expectRule(
    contractWithoutWait,
    plan('migrate store takes 1h  gate approval "data" takes 1h  run "backup" takes 1h  contract store takes 1m'),
  );
});

test('a plan that only cleans up has waited before', () => {
  expectRule(
    contractWithoutWait,
    'service store {}\nmodel m { deploy takes 1m per server }\nplan p using m { stage s { contract store takes 1m } }\n',
  );
});
