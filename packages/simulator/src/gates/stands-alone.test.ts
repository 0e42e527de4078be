import { expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { standsAlone } from './stands-alone.ts';

function gatesOf(stages: string): readonly [string, boolean][] {
  const { machine } = machineOf(`
    topology f { cluster c[2] { server[2] } }
    model m { deploy takes 1h per server  gate health { false alarm 5% } }
    plan p on f using m { ${stages} }`);
  const isAlone = standsAlone(machine);
  return machine.steps.flatMap(({ kind, stage }, step): [string, boolean][] =>
    kind === 'gate' ? [[machine.stages[stage]?.name ?? '', isAlone[step] === true]] : [],
  );
}

it.each<[string, string, readonly [string, boolean][]]>([
  [
    'stages one after the other',
    'stage a { deploy c-1 gate health } stage b { deploy c-2 gate health }',
    [
      ['a', true],
      ['b', true],
    ],
  ],
  [
    'two stages after one, and one after both',
    'stage a { gate health } stage b after a { gate health } stage c after a { deploy all } stage d after b, c { gate health }',
    [
      ['a', true],
      ['b', false],
      ['d', true],
    ],
  ],
  [
    'blocks one after the other',
    'stage a { each cluster in all { deploy here gate health } }',
    Array(2).fill(['a', true]),
  ],
  [
    'blocks side by side',
    'stage a { each cluster in all parallel 2 { deploy here gate health } }',
    Array(2).fill(['a', false]),
  ],
])('%s', (_, stages, gates) => {
  expect(gatesOf(stages)).toEqual(gates);
});
