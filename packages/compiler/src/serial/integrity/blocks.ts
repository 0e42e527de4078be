import type { Machine } from '../../machine/machine.ts';
import type { Report } from './report.ts';

/** Every step stands in exactly one block, and `retry` goes back within its own. */
export function checkBlocks({ steps, stages }: Machine, report: Report): void {
  const blockOf = new Map<number, number>();
  const follow = (entry: number, stage: number) => {
    for (let index: number | null = entry; index !== null; index = steps[index]?.next ?? null) {
      if (blockOf.has(index)) {
        report(`/steps/${index}`, 'stands in two blocks');
        return;
      }
      blockOf.set(index, entry);
      if (steps[index]?.stage !== stage) report(`/steps/${index}/stage`, 'is not the stage that leads to it');
    }
  };
  stages.forEach(({ entry }, stage) => {
    follow(entry, stage);
  });
  for (const step of steps) {
    if (step.kind === 'each') for (const { entry } of step.units) follow(entry, step.stage);
  }
  steps.forEach((step, index) => {
    if (!blockOf.has(index)) report(`/steps/${index}`, 'stands in no block that a stage leads to');
    const back = 'retryFrom' in step ? step.retryFrom : index;
    if (back > index || blockOf.get(back) !== blockOf.get(index)) {
      report(`/steps/${index}/retryFrom`, 'is no earlier step of its block');
    }
    if (step.kind !== 'confidence') return;
    if (step.gate <= index || steps[step.gate]?.kind !== 'gate' || blockOf.get(step.gate) !== blockOf.get(index)) {
      report(`/steps/${index}/gate`, 'is no later gate of its block');
    }
  });
}
