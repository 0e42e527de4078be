import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lawOf } from '../distributions/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { answerOf, durationLaw, quantileOfLaw, solvedChain } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function solved(text: string) {
  const { machine, layout } = machineOf(text);
  const found = solvedChain(machine, layout);
  if (found.kind === 'none') throw new Error(found.why);
  const law = durationLaw(found.solver, found.chain.numbers);
  return { answer: answerOf(found.solver), law };
}

const plan = (model: string, body: string): string => `
  topology fleet { cluster a { server[100] } cluster b { server[900] } }
  model numbers { deploy takes 2h per cluster  rollback takes 1h per cluster\n${model} }
  plan own on fleet using numbers { ${body} }`;

describe('the reference plan whose clusters take a lognormal time', () => {
  const source = readFileSync(new URL('../../../../examples/reference/reference.rollout', import.meta.url), 'utf8');
  const { answer, law } = solved(
    source.replace(
      'deploy takes 2h per cluster',
      'deploy takes lognormal(median 2h, sigma 0.4) per cluster\n  rollback takes 1h per cluster',
    ),
  );

  // Nothing of what shows where depends on how long it takes.
  it('has the same chances', () => {
    expect(Math.abs(answer.anyEscapes / (79 / 2_500_000) - 1)).toBeLessThan(1e-12);
    expect(Math.abs(answer.rolledBack / (11_171 / 2_500_000) - 1)).toBeLessThan(1e-12);
  });

  // Found by a simulation of its own, to 1 part in 4,000.
  it('takes 87.7633 h, and exposes for 22,620.6 server-hours', () => {
    const exposure = answer.bugs.reduce((sum, bug) => sum + bug.exposure, 0);
    expect(Math.abs(answer.duration.mean / HOUR / 87.7633 - 1)).toBeLessThan(1 / 4_000);
    expect(Math.abs(exposure / HOUR / 22_620.6 - 1)).toBeLessThan(1 / 4_000);
  });

  it('has a law with the mean and the deviation that the chain has without it', () => {
    if (law === null) throw new Error('no law');
    const mean = law.values.reduce((sum, value, i) => sum + value * (law.chances[i] ?? 0), 0);
    const square = law.values.reduce((sum, value, i) => sum + (value - mean) ** 2 * (law.chances[i] ?? 0), 0);
    expect(Math.abs(mean - answer.duration.mean)).toBeLessThan(law.within);
    expect(Math.abs(Math.sqrt(square) / (answer.duration.sd ?? Number.NaN) - 1)).toBeLessThan(1e-5);
  });
});

it('waits that sum to a gamma have its quantiles, within what is said', () => {
  const { law } = solved(
    plan('', 'stage one { deploy a, b parallel 2  wait gamma(shape 2, scale 5h)  wait gamma(shape 3, scale 5h) }'),
  );
  if (law === null) throw new Error('no law');
  const exact = lawOf({ kind: 'gamma', shape: 5, scale: 5 * HOUR });
  expect(law.within).toBeLessThan(MINUTE);
  for (const p of [0.01, 0.1, 0.5, 0.9, 0.99, 0.999]) {
    expect(Math.abs(quantileOfLaw(law, p) - (2 * HOUR + exact.quantile(p)))).toBeLessThan(law.within);
  }
});

// The mean of the longer of two exponentials is 3/2 of one; its variance 5/4 of one's.
it('clusters side by side take as long as the longer of them', () => {
  const { answer } = solved(
    plan('deploy takes exponential(mean 2h) per cluster', 'stage one { deploy a, b parallel 2 }').replace(
      'deploy takes 2h per cluster',
      '',
    ),
  );
  expect(Math.abs(answer.duration.mean / (3 * HOUR) - 1)).toBeLessThan(1e-5);
  expect(Math.abs((answer.duration.sd ?? Number.NaN) / (Math.sqrt(5) * HOUR) - 1)).toBeLessThan(1e-4);
});

/**
 * With s servers a bug that surfaces after an exponential amount of mean 20,000 server-hours stays hidden over a soak of exponential mean m with chance
 * 1/(1 + s·m/20,000); over the 2 h in which the others are deployed with exp(−s·2/20,000).
 */
it('a rare bug escapes random soaks as often as the closed form has it', () => {
  const { answer } = solved(
    plan(
      `bug rare { present 0.2%  surfaces after exponential(mean 20_000 server-hours) }
       gate health { detects 95%  false alarm 0% }`,
      `stage first { deploy a  wait exponential(mean 24h)  gate health }
       stage rest { deploy b  wait exponential(mean 240h)  gate health }
       on unhealthy rollback`,
    ),
  );
  const hidden = (servers: number, mean: number): number => 1 / (1 + (servers * mean) / 20_000);
  const first = hidden(100, 24);
  const second = Math.exp(-200 / 20_000) * hidden(1_000, 240);
  const truth = 0.002 * (first * second + first * (1 - second) * 0.05 + (1 - first) * 0.05 * 0.05);
  expect(Math.abs(answer.anyEscapes / truth - 1)).toBeLessThan(1e-11);
});

it('units that go to whoever is done first are no chain', () => {
  const { machine, layout } = machineOf(`
    topology fleet { cluster c[5] { server[10] } }
    model numbers { deploy takes exponential(mean 2h) per cluster  rollback takes 1h per cluster }
    plan own on fleet using numbers { stage one { deploy all by cluster parallel 2 } }`);
  expect(solvedChain(machine, layout)).toEqual({
    kind: 'none',
    why: 'what goes on side by side depends on who is done first',
  });
});
