import { expect, test } from 'vitest';
import { machineOfText, source } from '../testing/compile-text.ts';
import { canRollBack } from './outcomes.ts';

const rollsBack = (plan: string): boolean =>
  canRollBack(
    machineOfText(source({ fleet: 'cluster c[2] { server[4] }', model: 'gate health { detects 90% }', plan })),
  );

test.each([
  ['stage s { deploy all  gate health }', true],
  ['stage s { deploy all }', false],
  ['stage s { deploy all  gate health  on unhealthy stop }', false],
  ['stage s { deploy all  gate health  on unhealthy pause for 1h then retry at most 1 then rollback }', true],
  ['stage s { deploy all  gate health  on unhealthy rollback this stage }', false],
  ['stage s { deploy all  gate health  on unhealthy stop  on false alarm rollback }', true],
  ['stage s { deploy all  run "migrate" takes 1h fails 1% }', true],
  ['stage s { deploy all  run "migrate" takes 1h }', false],
  ['stage s { gate approval "board" takes 1h refuses 5%  deploy all } on refusal rollback', true],
  ['stage s { gate approval "board" takes 1h  deploy all } on refusal rollback', false],
  ['stage s { deploy all } on timeout 2d rollback', true],
])('%s', (plan, expected) => {
  expect(rollsBack(plan)).toBe(expected);
});

test('nothing is rolled back as a whole past a contract', () => {
  const machine = (gated: string) =>
    machineOfText(`topology fleet { cluster c[2] { server[4] } }
      service orders { runs on all }
      model m { deploy takes 5m per server  gate health { detects 90% } }
      plan p of orders on fleet using m {
        maxDown 50% per cluster
        stage grow { expand orders takes 10m  deploy all  ${gated} }
        stage shrink { contract orders takes 10m  wait 1h  gate health }
      }`);
  expect(canRollBack(machine('wait 1h'))).toBe(false);
  expect(canRollBack(machine('wait 1h  gate health'))).toBe(true);
});
