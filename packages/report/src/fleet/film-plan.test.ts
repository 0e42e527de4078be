import { type Trace, traceTrial } from '@rollout/simulator';
import { expect, it } from 'vitest';
import { exampleMachine, machineOf } from '../testing/open-example.ts';
import { type FilmPlan, nodeOf, stageAt } from './film-plan.ts';
import { filmPlanOf } from './film-plan-of.ts';

function planned(machine: ReturnType<typeof machineOf>): { readonly trace: Trace; readonly plan: FilmPlan } {
  const trace = traceTrial(machine);
  if (trace.kind !== 'trace') throw new Error('servers were listed');
  return { trace, plan: filmPlanOf(trace, machine) };
}

const machine = machineOf(`
  topology fleet { region west { cluster w[2] { server[30] } } region east { cluster e[4] { server[30] } cluster spare { server[30] } } }
  model quick { deploy takes 1m per server }
  plan calm on fleet using quick {
    stage first { deploy 1 cluster in west }
    stage rest { deploy remaining except spare }
    stage again { wait 1h }
  }`);

it('tells which tiles a stage deploys to, and when it began', () => {
  const { trace, plan } = planned(machine);
  const started = trace.events.flatMap((event) => (event.kind === 'stage-started' ? [event.at] : []));
  // Of 210 servers each is a tile of its own.
  expect(plan.stages).toEqual([
    { name: 'first', from: started[0], tiles: [[0, 30]] },
    { name: 'rest', from: started[1], tiles: [[30, 180]] },
    { name: 'again', from: started[2], tiles: [] },
  ]);
});

it('tells whose a tile is at a time: the last that has begun there, else the next', () => {
  const stages = [
    { name: 'a', from: 0, tiles: [[0, 4]] },
    { name: 'b', from: 50, tiles: [[2, 6]] },
    { name: 'c', from: null, tiles: [[5, 8]] },
  ] as const;
  const plan = { stages, nodes: [] };
  const at = (tile: number, time: number) => stageAt(plan, [tile, tile + 1], time);
  expect([at(0, 0), at(2, 49), at(2, 50), at(4, 0), at(5, 99), at(7, 99), at(8, 99)]).toEqual([0, 0, 1, 1, 1, 2, null]);
});

it('tells which tiles a node of the fleet has, as it is declared', () => {
  const { plan } = planned(machine);
  expect(plan.nodes.map(({ path, name, tiles }) => [path.join('.'), name, tiles])).toEqual([
    ['0', 'west', [[0, 60]]],
    ['0.0', 'w', [[0, 60]]],
    ['0.0.0', 'server', [[0, 60]]],
    ['1', 'east', [[60, 210]]],
    ['1.0', 'e', [[60, 180]]],
    ['1.0.0', 'server', [[60, 180]]],
    ['1.1', 'spare', [[180, 210]]],
    ['1.1.0', 'server', [[180, 210]]],
  ]);
  expect(plan.nodes[nodeOf(plan, [181, 182]) ?? -1]?.path).toEqual([1, 1, 0]);
  expect(plan.nodes[nodeOf(plan, [170, 190]) ?? -1]?.name).toBe('east');
  expect(nodeOf(plan, [0, 210])).toBe(null);
});

it('does not look into what is summed up: a million servers in four clusters a tile', () => {
  const { plan } = planned(exampleMachine('million'));
  // Two sorts of regions, and in each of them clusters, whose racks and servers lie within tiles.
  expect(plan.nodes.map(({ path, tiles }) => [path, tiles])).toEqual([
    [[0], [[0, 25]]],
    [[0, 0], [[0, 25]]],
    [[1], [[25, 250]]],
    [[1, 0], [[25, 250]]],
  ]);
  // Everything is deployed to by some stage.
  const all = new Set(
    plan.stages.flatMap(({ tiles }) =>
      tiles.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)),
    ),
  );
  expect(all.size).toBe(250);
});
