/**
 * What keeps the sets of a constraint apart: the order of steps and stages, units of which only one runs at a time, or nothing but
 * the scheduler. Going over the blocks, each set is met once.
 */

import type { Touched, Toucher } from '../constraints/touched.ts';
import type { ControlGraph } from '../control/control-graph.ts';
import { blockFrom } from '../control/control-graph.ts';
import { setOf } from '../fleet/server-set.ts';
import type { ConstraintScope } from '../machine/constraints.ts';
import type { StepIndex } from '../machine/steps.ts';

/** From the strongest to the weakest. */
export type KeptApart = 'stage order' | 'parallel 1' | 'scheduler';

/** How the sets of a constraint are kept apart: a plan's everywhere, a stage's among its units and from all others. */
export function keptApart(graph: ControlGraph, touch: Toucher, scope: ConstraintScope): KeptApart {
  const touched = new Map<number, Touched>();
  let weakest: KeptApart = 'stage order';
  for (const [index, { entry }] of graph.machine.stages.entries()) {
    const block = overBlock(graph, entry, touch);
    if (block.touched.size > 0) touched.set(index, block.touched);
    if (isBound(scope, index)) weakest = weaker(weakest, block.by);
  }
  return weakest === 'scheduler' || stagesMeet(graph, touched, scope) ? 'scheduler' : weakest;
}

function isBound(scope: ConstraintScope, stage: number): boolean {
  return scope.kind === 'plan' || scope.stage === stage;
}

interface OverBlock {
  readonly touched: Touched;
  readonly by: KeptApart;
}

function overBlock(graph: ControlGraph, entry: StepIndex, touch: Toucher): OverBlock {
  const touched = new Map<number, Set<number>>();
  let by: KeptApart = 'stage order';
  for (const index of blockFrom(graph.machine, entry)) {
    const step = graph.machine.steps[index];
    if (step?.kind === 'deploy') {
      const own = touch(setOf(step.select));
      merge(touched, own);
      const several = [...own.values()].some((sets) => sets.size > 1);
      if (several) by = weaker(by, oneByOne(step.parallel));
    } else if (step?.kind === 'each') {
      const together = new Map<number, Set<number>>();
      for (const unit of step.units) {
        const inner = overBlock(graph, unit.entry, touch);
        const own = new Map<number, Set<number>>();
        merge(own, inner.touched);
        merge(own, touch(setOf(unit.select)));
        by = weaker(by, inner.by);
        if (meet(together, own)) by = weaker(by, oneByOne(step.parallel));
        merge(together, own);
      }
      merge(touched, together);
    }
  }
  return { touched, by };
}

function oneByOne(parallel: readonly number[]): KeptApart {
  return parallel.every((count) => count === 1) ? 'parallel 1' : 'scheduler';
}

/** Whether stages that may run side by side, one of them bound, touch different sets of one group. */
function stagesMeet(graph: ControlGraph, touched: ReadonlyMap<number, Touched>, scope: ConstraintScope): boolean {
  const entries = [...touched];
  return entries.some(([a, own], index) =>
    entries.slice(0, index).some(([b, other]) => {
      const apart = graph.stages.isBefore(a, b) || graph.stages.isBefore(b, a);
      return !apart && (isBound(scope, a) || isBound(scope, b)) && meet(own, other);
    }),
  );
}

/** Whether the two touch different sets of one group. */
function meet(a: Touched, b: Touched): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const [group, sets] of small) {
    const others = large.get(group);
    if (others === undefined) continue;
    if (sets.size > 1 || others.size > 1 || [...sets].some((set) => !others.has(set))) return true;
  }
  return false;
}

function merge(into: Map<number, Set<number>>, touched: Touched): void {
  for (const [group, sets] of touched) {
    const known = into.get(group);
    if (known === undefined) into.set(group, new Set(sets));
    else for (const set of sets) known.add(set);
  }
}

const STRENGTH: Readonly<Record<KeptApart, number>> = { 'stage order': 2, 'parallel 1': 1, scheduler: 0 };

function weaker(a: KeptApart, b: KeptApart): KeptApart {
  return STRENGTH[a] <= STRENGTH[b] ? a : b;
}
