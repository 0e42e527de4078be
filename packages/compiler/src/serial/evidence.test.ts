import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { machineOfText } from '../testing/compile-text.ts';
import { readMachine } from './load.ts';
import { publishedMachineSchema } from './machine-schema.ts';
import { serialiseMachine } from './serialise.ts';
import { changed } from './testing/changed.ts';

const machine = machineOfText(`
topology fleet { cluster c[3] { server[4] } }
model numbers {
  deploy takes lognormal(median 5m, sigma 0.3) from 40 per server
  deploy fails 1% from 10 of 1_000 per server
  rollback takes exponential(mean 2m) from 30 per server
  repair takes exponential(mean 1h) from 12 per server
  bug crash { present 3% from 6 of 194  shows 40% at cluster 2  shows 50% from 5 of 10 at cluster 1 }
  bug config { found 0% from 0 of 190 at cluster 1 }
  gate health { detects 95% from 38 of 40  detects 90% from 9 of 10 of crash  false alarm 0.5% from 1 of 200  takes exponential(mean 5m) from 50 }
}
plan p on fleet using numbers { stage s { deploy all  gate health } }`);

test('a machine has the evidence of its model, by the numbers of bugs and checks', () => {
  const { bugs, checks, evidence = [] } = machine.numbers;
  expect([bugs.map(({ name }) => name), checks.map(({ name }) => name)]).toEqual([['crash', 'config'], ['health']]);
  expect(evidence).toEqual([
    { kind: 'present', bug: 0, count: 6, of: 194 },
    { kind: 'shows', bug: 0, showing: 1, count: 5, of: 10 },
    { kind: 'shows', bug: 1, showing: 0, count: 0, of: 190 },
    // What is said of no bug is said of those of which nothing else is.
    { kind: 'gate-detects', check: 0, bugs: [1], count: 38, of: 40 },
    { kind: 'gate-detects', check: 0, bugs: [0], count: 9, of: 10 },
    { kind: 'gate-false-alarm', check: 0, count: 1, of: 200 },
    { kind: 'gate-takes', check: 0, values: 50 },
    { kind: 'deploy-fails', per: 'server', count: 10, of: 1000 },
    { kind: 'deploy-takes', values: 40 },
    { kind: 'rollback-takes', values: 30 },
    { kind: 'repair-takes', values: 12 },
  ]);
});

test('it is as the published schema says, and comes back the same from its text', () => {
  const text = serialiseMachine(machine);
  const validate = new Ajv({ strict: true, allErrors: false }).compile(JSON.parse(publishedMachineSchema()));
  expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
  expect(readMachine(text).machine).toEqual(machine);
});

describe('evidence that cannot be is no machine', () => {
  test.each<readonly [string, string, string, unknown]>([
    ['of a bug that is not there', '0', 'bug', 2],
    ['of a showing that is not there', '1', 'showing', 2],
    ['of bugs that are not there', '3', 'bugs', [0, 5]],
    ['of a check that is not there', '5', 'check', 1],
    ['of more than could be', '7', 'count', 1001],
    ['of nothing', '7', 'of', 0],
    ['of another kind', '8', 'kind', 'deploy-flies'],
  ])('%s', (_, index, property, value) => {
    const document = changed(
      JSON.parse(serialiseMachine(machine)),
      ['numbers', 'evidence', index, property],
      (parent, name) => {
        parent[name] = value;
      },
    );
    const { machine: read, diagnostics } = readMachine(JSON.stringify(document));
    expect(read).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toContain('not-a-machine');
  });
});
