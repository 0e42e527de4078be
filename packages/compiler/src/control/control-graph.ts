/** How the steps of a machine lie within each other and after each other. */
import type { Machine } from '../machine/machine.ts';
import type { StepIndex } from '../machine/steps.ts';
import { type StageOrder, stageOrder } from './stage-order.ts';

/** A unit of an `each` step. */
export interface EachUnit {
  readonly each: StepIndex;
  readonly unit: number;
}

export interface ControlGraph {
  readonly machine: Machine;
  readonly stages: StageOrder;
  /** For each step the unit in whose block it stands; null: it stands in its stage. */
  readonly around: readonly (EachUnit | null)[];
  /** Indices of the deploying steps, ascending. */
  readonly deploys: readonly StepIndex[];
}

export function controlGraph(machine: Machine): ControlGraph {
  const around: (EachUnit | null)[] = machine.steps.map(() => null);
  machine.steps.forEach((step, each) => {
    if (step.kind !== 'each') return;
    step.units.forEach(({ entry }, unit) => {
      for (const index of blockFrom(machine, entry)) around[index] = { each, unit };
    });
  });
  return {
    machine,
    stages: stageOrder(machine.stages),
    around,
    deploys: machine.steps.flatMap((step, index) => (step.kind === 'deploy' ? [index] : [])),
  };
}

/** The steps of a block, from its first one on. */
export function blockFrom(machine: Machine, entry: StepIndex): StepIndex[] {
  const block: StepIndex[] = [];
  for (let index: StepIndex | null = entry; index !== null; index = machine.steps[index]?.next ?? null)
    block.push(index);
  return block;
}

/**
 * How two steps lie in time: one always ends before the other starts, one stands in the block of the other, or they may
 * run at the same time (in stages side by side, or in two units of one `each`).
 */
export type Relation = 'before' | 'after' | 'inside' | 'around' | 'together' | 'same';

export function relationOf(graph: ControlGraph, a: StepIndex, b: StepIndex): Relation {
  if (a === b) return 'same';
  const stageA = graph.machine.steps[a]?.stage ?? -1;
  const stageB = graph.machine.steps[b]?.stage ?? -1;
  if (stageA !== stageB) {
    if (graph.stages.isBefore(stageA, stageB)) return 'before';
    return graph.stages.isBefore(stageB, stageA) ? 'after' : 'together';
  }
  const wayA = wayTo(graph, a);
  const wayB = wayTo(graph, b);
  let depth = 0;
  while (depth < wayA.length && depth < wayB.length && sameUnit(wayA[depth], wayB[depth])) depth++;
  // From here on the ways part: in the block that both stand in, these are the steps that they go on with.
  const stepA = wayA[depth]?.each ?? a;
  const stepB = wayB[depth]?.each ?? b;
  if (stepA !== stepB) return stepA < stepB ? 'before' : 'after';
  if (stepA === a) return 'around';
  return stepB === b ? 'inside' : 'together';
}

/** The units around a step, outermost first. */
export function wayTo(graph: ControlGraph, step: StepIndex): EachUnit[] {
  const way: EachUnit[] = [];
  for (let unit = graph.around[step] ?? null; unit !== null; unit = graph.around[unit.each] ?? null) way.unshift(unit);
  return way;
}

function sameUnit(a: EachUnit | undefined, b: EachUnit | undefined): boolean {
  return a?.each === b?.each && a?.unit === b?.unit;
}
