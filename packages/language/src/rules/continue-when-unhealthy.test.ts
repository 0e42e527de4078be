import { test } from 'vitest';
import { continueWhenUnhealthy } from './continue-when-unhealthy.ts';
import { expectRule } from './testing/expect-rule.ts';

test('what it comes to in the end, in the plan and in its stages', () => {
  expectRule(
    continueWhenUnhealthy,
    `topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server  gate health { detects 90% } }
plan weekly on fleet using m {
  stage a {
    deploy 1 cluster
    gate health
    on unhealthy continue
  //^^^^^^^^^^^^^^^^^^^^^ continue-when-unhealthy
    on false alarm continue
  }
  stage b {
    deploy 1 cluster
    gate health
    on unhealthy retry at most 2 then continue
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ continue-when-unhealthy
  }
  stage c {
    deploy remaining
    gate health
    on unhealthy ask "SRE" takes 1h continues 50% else stop
  }
  on unhealthy ask "SRE" takes 1h continues 50% else pause for 1h then continue
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ continue-when-unhealthy
}
`,
  );
});
