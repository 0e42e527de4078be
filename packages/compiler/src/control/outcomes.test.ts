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
