/** Phase 2: `run`s that failed for good, and stages in which too much has failed. */
import { raise } from './handlers.ts';
import { empty } from './lists.ts';
import { hold } from './pauses.ts';
import type { Kernel, Stage } from './state/index.ts';

export function failures(kernel: Kernel): void {
  for (const step of kernel.failedActs) {
    if (kernel.log !== null) kernel.log.push({ kind: 'act-failed', at: kernel.now, step: step.index });
    if (kernel.course !== 'forward') continue;
    hold({ step, stage: step.stage });
    raise(kernel, { stage: step.stage, trigger: 'unhealthy', cause: 'run-failed', step, byThread: true });
  }
  empty(kernel.failedActs);
  if (!kernel.batchEnded) return;
  kernel.batchEnded = false;
  for (const stage of kernel.stages) {
    if (!stage.batchEnded) continue;
    stage.batchEnded = false;
    if (kernel.course === 'forward') lookAtFailures(kernel, stage);
  }
}

function lookAtFailures(kernel: Kernel, stage: Stage): void {
  const handler = stage.handlers.failures;
  if (handler === null) return;
  const whole = handler.of === 'plan';
  if (whole ? kernel.planFailuresRaised : stage.failuresRaised) return;
  let { failed, tried, selected } = stage;
  if (whole) {
    failed = 0;
    tried = 0;
    selected = kernel.layout.selected;
    for (const each of kernel.stages) {
      failed += each.failed;
      tried += each.tried;
    }
  }
  if (handler.atLeast !== null && tried < handler.atLeast) return;
  // A quotient of whole numbers is the double nearest to it, as the written share is: 29 of 100 is not over 29%.
  if (failed / (handler.atLeast === null ? selected : tried) <= handler.over) return;
  if (whole) kernel.planFailuresRaised = true;
  else stage.failuresRaised = true;
  raise(kernel, { stage, trigger: 'failures', cause: 'failures', step: null, byThread: false });
}
