import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineStage } from '../machine/steps.ts';
import { machineOfText, source } from '../testing/compile-text.ts';
import { controlGraph, relationOf } from './control-graph.ts';
import { stageOrder } from './stage-order.ts';

test('a stage is before another exactly if a way leads from it', () => {
  const graph = fc
    .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    .map((after) =>
      after.map((before, index) => (index === 0 ? [] : [...new Set(before.map((stage) => stage % index))])),
    );
  fc.assert(
    fc.property(graph, (after) => {
      const [stage] = machineOfText(source({ fleet: 'cluster c', plan: 'stage s { deploy all }' })).stages;
      if (stage === undefined) throw new Error('no stage');
      const stages: MachineStage[] = after.map((before) => ({ ...stage, after: before }));
      const leads = (a: number, b: number): boolean =>
        (after[b] ?? []).some((before) => before === a || leads(a, before));
      const order = stageOrder(stages);
      for (let a = 0; a < stages.length; a++) {
        for (let b = 0; b < stages.length; b++) expect(order.isBefore(a, b)).toBe(leads(a, b));
      }
    }),
    { numRuns: 100, seed: 6 },
  );
});

describe('two steps', () => {
  const machine = machineOfText(
    source({
      fleet: 'region r[2] { cluster c[3] { server[4] } }',
      plan: `
        stage a { deploy 1 cluster in r-1  each region in remaining { deploy 1 cluster in here  each cluster in remaining clusters in here { deploy here wait 1h } } wait 1h }
        parallel { stage b { wait 1h } stage c { wait 1h } }`.replace(
        'remaining clusters in here',
        'remaining in here',
      ),
    }),
  );
  const graph = controlGraph(machine);
  const relation = (a: string, b: string) =>
    relationOf(
      graph,
      machine.steps.findIndex(({ name }) => name === a),
      machine.steps.findIndex(({ name }) => name === b),
    );

  test.each([
    ['a/1', 'a/3', 'before'],
    ['a/3', 'a/1', 'after'],
    ['a/1', 'a/2[r-2]/1', 'before'],
    ['a/2', 'a/2[r-2]/1', 'around'],
    ['a/2[r-1]/2[r-1/c-3]/1', 'a/2', 'inside'],
    ['a/2[r-1]/1', 'a/2[r-2]/2', 'together'],
    ['a/2[r-2]/2[r-2/c-2]/1', 'a/2[r-2]/2[r-2/c-3]/2', 'together'],
    ['a/2[r-2]/2[r-2/c-2]/2', 'a/2[r-2]/2[r-2/c-2]/1', 'after'],
    ['a/2[r-2]/2[r-2/c-2]/2', 'a/3', 'before'],
    ['a/3', 'b/1', 'before'],
    ['b/1', 'c/1', 'together'],
    ['c/1', 'c/1', 'same'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(relation(a, b)).toBe(expected);
  });
});
