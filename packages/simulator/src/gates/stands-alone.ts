/**
 * Which steps nothing can go on beside, whatever the times: their stage comes before or after every other one, and no block that they are in is
 * gone through for two units at once. That nothing is in progress at some moment says less: what has just ended may begin something else in
 * the same moment.
 */
import type { Machine, MachineStep } from '@rollout/compiler';
import { known } from '../known.ts';

/** Per step. */
export function standsAlone(machine: Machine): readonly boolean[] {
  const { steps } = machine;
  const isAlone = stagesInOrder(machine);
  const beside = new Uint8Array(steps.length);
  for (const step of steps) {
    if (step.kind !== 'each' || step.units.length < 2) continue;
    if (step.parallel.length > 0 && step.parallel.every((count) => count === 1)) continue;
    for (const { entry } of step.units) markBlock(machine, entry, beside);
  }
  return steps.map(({ stage }, index) => known(isAlone[stage]) && beside[index] === 0);
}

/** Per stage whether each other one has to end before it begins, or begins after its end. */
function stagesInOrder({ stages }: Machine): boolean[] {
  const before = stages.map((): Set<number> => new Set());
  /** Stages need not be written in their order. */
  const reach = (from: number, stage: number): void => {
    for (const earlier of known(stages[stage]).after) {
      const own = known(before[from]);
      if (own.has(earlier)) continue;
      own.add(earlier);
      reach(from, earlier);
    }
  };
  stages.forEach((_, stage) => {
    reach(stage, stage);
  });
  return stages.map((_, stage) =>
    stages.every(
      (_other, other) => other === stage || known(before[stage]).has(other) || known(before[other]).has(stage),
    ),
  );
}

function markBlock(machine: Machine, entry: number, into: Uint8Array): void {
  for (let at: number | null = entry; at !== null; ) {
    const step: MachineStep = known(machine.steps[at]);
    into[at] = 1;
    if (step.kind === 'each') for (const unit of step.units) markBlock(machine, unit.entry, into);
    at = step.next;
  }
}
