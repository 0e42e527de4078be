/** The words and the order of other tools: what is meant is said, and written where that is sure. */
import { expect, test } from 'vitest';
import { findingOf, fixedStatement } from '../testing/statement-findings.ts';

test.each([
  ['stage', 'wait 2 hours', 'wait 2h'],
  ['stage', 'wait 2 hour', 'wait 2h'],
  ['stage', 'wait 90min', 'wait 90m'],
  ['plan', 'horizon 1 week', 'horizon 1w'],
  ['plan', 'horizon 7 d', 'horizon 7d'],
  ['plan', 'param bake 2h in 30m..12h', 'param bake = 2h in 30m..12h'],
  ['plan', 'param b = 2h in 30m-12h', 'param b = 2h in 30m..12h'],
  ['model', 'deploy takes 5 minutes per server', 'deploy takes 5m per server'],
  ['topology', 'cluster web { server 50 }', 'cluster web { server[50] }'],
  ['topology', 'cluster web { servers[50] }', 'cluster web { server[50] }'],
  ['topology', 'clusters web[2]', 'cluster web[2]'],
  ['flag', 'remove by "2027-12-01"', 'remove by 2027-12-01'],
  ['stage', 'deploy 75%', 'deploy 75% of servers'],
  ['stage', 'deploy 75% in us', 'deploy 75% of servers in us'],
  ['stage', 'deploy 75% of all in us', 'deploy 75% of servers in us'],
  ['stage', 'deploy 10 servers to us/one', 'deploy 10 servers in us/one'],
  ['stage', 'deploy rest in us', 'deploy remaining in us'],
  ['stage', 'deploy us in batches of 10', 'deploy us batch 10'],
  ['stage', 'approval "SRE" takes 40m', 'gate approval "SRE" takes 40m'],
  ['stage', 'for each region in remaining { deploy here }', 'each region in remaining { deploy here }'],
])('in a %s, `%s` is put right as `%s`', (block, statement, fixed) => {
  expect(fixedStatement(block, statement)).toBe(fixed);
});

test.each([
  ['stage', 'deploy 50 in us', 'Say what the 50 are: `50 servers`, or `50% of servers`.'],
  ['stage', 'deploy 500 in us', 'Say what the 500 are: `500 servers`.'],
  ['plan', 'maxDown 20 per cluster', 'Say what the 20 are: `20 servers`, or `20%`.'],
  ['stage', 'approve by ops', 'An approval is a gate: `gate approval "SRE on call" takes 40m`.'],
  ['file', 'import "./fleet.rollout"', 'Name what you want of it: `import { fleet } from "./fleet.rollout"`.'],
])('in a %s: `%s` says what is missing, and nobody else can write it', (block, statement, help) => {
  const { diagnostic } = findingOf(block, statement);
  expect(diagnostic).toMatchObject({ help });
  expect(diagnostic.fix).toBeUndefined();
});

test('one mistake is told once: a line behind `#`, and a text that swallows the brace after it', () => {
  expect(findingOf('plan', '# A bug. It stays; for long').diagnostic.code).toBe('unexpected-character');
  expect(findingOf('file', 'flag f { owner "payments }').diagnostic.code).toBe('unterminated-string');
});

test.each([
  ['stage', 'wait 1h;', 'wait 1h'],
  ['plan', '# A bug. It stays; for long', '// A bug. It stays; for long'],
])('in a %s, the signs of `%s` are put right as `%s`', (block, statement, fixed) => {
  expect(fixedStatement(block, statement)).toBe(fixed);
});
