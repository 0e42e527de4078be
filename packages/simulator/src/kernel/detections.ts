/** Phase 4: what watches see, and what has taken too long. */
import { itemAt } from './elements.ts';
import { find } from './find.ts';
import { raise } from './handlers.ts';
import { empty } from './lists.ts';
import type { Kernel, Stage, Watch } from './state/index.ts';
import { awaitFalseAlarm, runningStages, stageOfAlarm } from './watches.ts';

/** One alarm for all bugs that are due. */
export function alarm(kernel: Kernel, watch: Watch): void {
  const stage = stageOfAlarm(kernel, watch);
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'watch-alarm', at: kernel.now, watch: watch.index, stage: stage.index, falseAlarm: false });
  }
  watch.alarms.sort((a, b) => a - b);
  for (const bug of watch.alarms) find(kernel, itemAt(kernel.bugs, bug), stage, 'watch');
  empty(watch.alarms);
  raise(kernel, { stage, trigger: 'unhealthy', cause: 'bug', step: null, byThread: false });
}

export function falseAlarm(kernel: Kernel, watch: Watch): void {
  const stage = stageOfAlarm(kernel, watch);
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'watch-alarm', at: kernel.now, watch: watch.index, stage: stage.index, falseAlarm: true });
  }
  kernel.falseAlarms++;
  awaitFalseAlarm(kernel, watch);
  raise(kernel, { stage, trigger: 'false-alarm', cause: 'false-alarm', step: null, byThread: false });
}

export function timeOutStage(kernel: Kernel, stage: Stage): void {
  if (stage.endedAt >= 0) return;
  raise(kernel, { stage, trigger: 'timeout', cause: 'timeout', step: null, byThread: false });
}

/** The plan's timeout is raised in the first declared running stage that has none of its own. */
export function timeOutPlan(kernel: Kernel): void {
  const stage = runningStages(kernel).find(({ handlers }) => handlers.timeout === null);
  if (stage !== undefined) raise(kernel, { stage, trigger: 'timeout', cause: 'timeout', step: null, byThread: false });
}
