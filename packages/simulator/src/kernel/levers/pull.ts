/** Pulling a lever forward. */
import type { Pull } from '@rollout/compiler';
import { insertStep } from '../lists.ts';
import type { Kernel, Stage, Step } from '../state/index.ts';
import { switchFlag } from './flags.ts';
import { releaseTo } from './release.ts';
import { shiftTo } from './traffic.ts';

/** The time of a pull is up; it ends even when the plan has turned. */
export function endPull(kernel: Kernel, step: Step): void {
  kernel.working--;
  kernel.acting--;
  const { own, stage } = step;
  if (own.kind === 'pull') pull(kernel, stage, own.pull);
  if (kernel.log !== null) kernel.log.push({ kind: 'lever-pulled', at: kernel.now, step: step.index });
  if (kernel.course === 'forward') {
    step.phase = 'over';
    insertStep(kernel.ready, step);
  } else {
    step.phase = 'idle';
  }
}

function pull(kernel: Kernel, stage: Stage, own: Pull): void {
  switch (own.lever) {
    case 'traffic':
      shiftTo(kernel, stage, own.areas, own.to);
      return;
    case 'release':
      releaseTo(kernel, stage, own.users);
      return;
    case 'flag':
      switchFlag(kernel, stage, own.flag, own.users);
  }
}
