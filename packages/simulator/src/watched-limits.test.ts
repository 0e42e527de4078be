import { compile, prove, watching } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { expect, test } from 'vitest';
import { measure, simulate, traceTrial } from './index.ts';

const plan = (expectation: string) => `
  topology fleet { region west { cluster web[3] { server[4] } } }
  model quick { deploy takes 10m per server  deploy fails 5% per server }
  plan weekly on fleet using quick { maxDown 50% per cluster  deadline 1d  stage all { deploy all } ${expectation} }`;

function compiled(text: string) {
  const { machine, sources, diagnostics } = compile(checkText(text).program);
  if (machine === null || sources === null) throw new Error('no machine');
  return { machine, sources, diagnostics };
}

test('what is watched for an expectation is told nowhere but there', () => {
  const plain = compiled(plan(''));
  const watched = compiled(plan('expect max(down per cluster) <= 60%  expect mean(down) <= 40%'));
  expect(watched.machine.constraints.down.map(({ text }) => text)).toEqual([
    'maxDown 50% per cluster',
    'down per cluster',
    'down',
  ]);
  expect(watched.diagnostics.map(({ code }) => code)).toEqual(plain.diagnostics.map(({ code }) => code));
  expect(prove(watched.machine).map(({ text }) => text)).toEqual(prove(plain.machine).map(({ text }) => text));
  const codes = ({ machine, sources }: typeof plain) => measure(machine, sources).map(({ code }) => code);
  expect(codes(watched)).toEqual(codes(plain));
  const results = ({ machine }: typeof plain) => simulate(machine, { trials: 64, seed: 'a seed' });
  expect(results(watched).capacity).toEqual(results(plain).capacity);
  expect(results(watched).duration).toEqual(results(plain).duration);
  const trace = traceTrial(watched.machine);
  expect('limits' in trace && trace.limits.map(({ text }) => text)).toEqual(['maxDown 50% per cluster']);
});

test('a machine is watched for a measure that comes from elsewhere, too', () => {
  const { machine } = compiled(plan(''));
  const of = {
    kind: 'statistic',
    statistic: { kind: 'max' },
    of: { kind: 'down', per: 'region' },
    given: null,
  } as const;
  const text = watching(machine, [of]).constraints.down.map((limit) => limit.text);
  expect(text).toEqual(['maxDown 50% per cluster', 'down per region']);
});
