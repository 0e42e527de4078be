/** Watches: when they are on, and the alarms that they have coming. */
import { itemAt, numberAt } from './elements.ts';
import { cancel, schedule } from './heap.ts';
import { empty } from './lists.ts';
import type { Bug, Kernel, Stage, Watch } from './state/index.ts';

export function beginWatches(kernel: Kernel, watches: readonly Watch[]): void {
  for (const watch of watches) {
    watch.on = true;
    watch.begunAt = kernel.now;
    awaitFalseAlarm(kernel, watch);
    for (const bug of kernel.bugs) {
      if (bug.shown) schedule(kernel.heap, itemAt(watch.alarmSlots, bug.index), dueAlarm(kernel, watch, bug));
    }
  }
}

export function endWatches(kernel: Kernel, watches: readonly Watch[]): void {
  for (const watch of watches) {
    watch.on = false;
    empty(watch.alarms);
    empty(watch.overdue);
    cancel(kernel.heap, watch.falseAlarmSlot);
    for (const slot of watch.alarmSlots) cancel(kernel.heap, slot);
  }
}

/**
 * No watch gives alarm for a bug while nobody meets it; one that was due does once somebody does. To be called before the alarms of a round.
 */
export function sortAlarms({ bugs }: Kernel, { alarms, overdue }: Watch): void {
  const due = [...overdue, ...alarms];
  empty(overdue);
  empty(alarms);
  for (const bug of due) (itemAt(bugs, bug).met ? alarms : overdue).push(bug);
}

/** A bug has just shown: watches that are on give alarm for it in this round at the earliest. */
export function awaitAlarms(kernel: Kernel, bug: Bug): void {
  for (const watch of kernel.watches) {
    if (!watch.on) continue;
    const due = dueAlarm(kernel, watch, bug);
    if (due <= kernel.now) watch.alarms.push(bug.index);
    else schedule(kernel.heap, itemAt(watch.alarmSlots, bug.index), due);
  }
}

/** Infinity: the watch misses it. */
function dueAlarm(kernel: Kernel, watch: Watch, bug: Bug): number {
  const { watched, blind } = kernel.luck.bugs;
  const checks = kernel.machine.numbers.checks.length;
  if (blind[bug.index * checks + watch.check] === 1) return Number.POSITIVE_INFINITY;
  const after = numberAt(watched, bug.index * kernel.watches.length + watch.index);
  return Math.max(bug.shownAt, watch.begunAt) + after;
}

export function awaitFalseAlarm(kernel: Kernel, watch: Watch): void {
  const check = itemAt(kernel.machine.numbers.checks, watch.check);
  if (check.watch.falseAlarm.probability === 0) return;
  watch.ordinal++;
  schedule(kernel.heap, watch.falseAlarmSlot, kernel.now + kernel.luck.falseAlarmDue(watch.index, watch.ordinal));
}

/** The stage in which an alarm counts: the watch's, or the first declared one that runs. */
export function stageOfAlarm(kernel: Kernel, watch: Watch): Stage {
  if (watch.stage !== null) return itemAt(kernel.stages, watch.stage);
  const [first] = runningStages(kernel);
  if (first === undefined) throw new Error('a watch is on, and no stage runs');
  return first;
}

/** While nothing but retiring blue is waited for, the stage of the first step that does counts as running. */
export function runningStages({ stages, steps }: Kernel): readonly Stage[] {
  const running = stages.filter(({ startedAt, endedAt }) => startedAt >= 0 && endedAt < 0);
  if (running.length > 0) return running;
  return steps
    .filter(({ retiring }) => retiring)
    .slice(0, 1)
    .map(({ stage }) => stage);
}
