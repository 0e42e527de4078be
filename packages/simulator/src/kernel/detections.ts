/** Phase 4: what gates and watches see, and what has taken too long. */
import { byteAt, itemAt } from './elements.ts';
import { hold, raise } from './handlers.ts';
import { empty, insertStep } from './lists.ts';
import type { Bug, Kernel, Stage, Step, Watch } from './state.ts';
import { awaitFalseAlarm, stageOfAlarm } from './watches.ts';

/** A gate looks at everything that is deployed; what it sees is found in its stage. */
export function judge(kernel: Kernel, step: Step): void {
  // It may have been sent back in this round.
  if (step.phase !== 'active') return;
  kernel.working--;
  const { stage, check } = step;
  const { detects } = itemAt(kernel.machine.numbers.checks, check).gate;
  const checks = kernel.machine.numbers.checks.length;
  let covered = false;
  let seen = false;
  for (const bug of kernel.bugs) {
    if (!bug.shown) continue;
    const blind = byteAt(kernel.luck.bugs.blind, bug.index * checks + check) === 1;
    const isCovered = bug.sure || (!blind && itemAt(detects, bug.index) > 0);
    if (!isCovered) continue;
    covered = true;
    if (bug.sure || kernel.luck.gateSees(step.index, step.runs, bug.index)) {
      seen = true;
      kernel.seen.push(bug);
    }
  }
  const criesWolf = !covered && kernel.luck.gateCriesWolf(step.index, step.runs);
  const verdict = seen ? 'unhealthy' : criesWolf ? 'false-alarm' : 'healthy';
  if (kernel.log !== null) kernel.log.push({ kind: 'gate-judged', at: kernel.now, step: step.index, verdict });
  for (const bug of kernel.seen) find(kernel, bug, stage, 'gate');
  empty(kernel.seen);
  if (verdict === 'healthy') {
    step.phase = 'over';
    insertStep(kernel.ready, step);
    return;
  }
  hold({ step, stage });
  if (verdict === 'unhealthy') {
    raise(kernel, { stage, trigger: 'unhealthy', cause: 'bug', step, byThread: true });
  } else {
    kernel.falseAlarms++;
    raise(kernel, { stage, trigger: 'false-alarm', cause: 'false-alarm', step, byThread: true });
  }
}

/** A bug counts as found where it was found first. */
function find(kernel: Kernel, bug: Bug, stage: Stage, by: 'gate' | 'watch'): void {
  if (bug.foundIn >= 0) return;
  bug.foundIn = stage.index;
  if (kernel.log !== null) {
    kernel.log.push({ kind: 'bug-found', at: kernel.now, bug: bug.index, stage: stage.index, by });
  }
}

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
  const stage = kernel.stages.find((one) => one.startedAt >= 0 && one.endedAt < 0 && one.handlers.timeout === null);
  if (stage !== undefined) raise(kernel, { stage, trigger: 'timeout', cause: 'timeout', step: null, byThread: false });
}
