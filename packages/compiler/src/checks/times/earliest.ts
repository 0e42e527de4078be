/** The earliest that everything in a plan can be: every duration at its least, and nothing that waits for anything but the calendar. */
import { type Distribution, leastDraw } from '@rollout/language';
import { blockFrom } from '../../control/control-graph.ts';
import type { Numbers } from '../../machine/numbers.ts';
import type { Pull, StepIndex } from '../../machine/steps.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import { type Clock, timeless } from './clock.ts';
import { leastAttempt, leastBatchesOf } from './least-batches.ts';

/** Batches that are looked at one by one; what is beyond is counted as if nothing held it. */
const ONE_BY_ONE = 10_000;

export interface Earliest {
  /** When each step of a stage's own block begins; those in the blocks of `each` are left out. */
  readonly begins: ReadonlyMap<StepIndex, number>;
  /** When the plan completes: a lower bound, not the exact least. Infinity: never. */
  readonly end: number;
}

export function earliestTimes(plan: PlanUnderCheck, clock: Clock): Earliest {
  const begins = new Map<StepIndex, number>();
  const times = timesOf(plan, clock);
  const ends: number[] = [];
  plan.machine.stages.forEach(({ entry, after }, index) => {
    const begin = after.reduce((latest, stage) => Math.max(latest, ends[stage] ?? 0), 0);
    ends[index] = times.afterBlock(entry, begin, (step, time) => begins.set(step, time));
  });
  return { begins, end: ends.reduce((latest, end) => Math.max(latest, end), times.retired()) };
}

export interface Times {
  /** When a block ends that begins then; tells when each of its own steps begins. */
  readonly afterBlock: (entry: StepIndex, begin: number, note?: (step: StepIndex, time: number) => void) => number;
  /** When a step ends that begins then. */
  readonly afterStep: (step: StepIndex, begin: number) => number;
  /** When the last blue is gone, of all that was looked at so far. */
  readonly retired: () => number;
}

export function timesOf(plan: PlanUnderCheck, clock: Clock): Times {
  const { steps, numbers } = plan.machine;
  const attempt = leastAttempt(plan);
  let lastRetired = 0;

  const afterBlock: Times['afterBlock'] = (entry, begin, note) =>
    blockFrom(plan.machine, entry).reduce((time, index) => {
      note?.(index, time);
      return afterStep(index, time);
    }, begin);

  const bare: Times =
    clock === timeless
      ? { afterBlock, afterStep: (step, time) => afterStep(step, time), retired: () => 0 }
      : timesOf(plan, timeless);

  const afterStep = (index: StepIndex, time: number): number => {
    const step = steps[index];
    switch (step?.kind) {
      case undefined:
      case 'confidence':
        return time;
      case 'deploy': {
        if (attempt === 0) return clock.startOf(index, time);
        const { all, longest } = leastBatchesOf(plan, step);
        const most = mostOf(step.parallel);
        if (most === 1) return afterBatches(index, time, all);
        const shared = clock.startOf(index, time) + (all * attempt) / most;
        return Math.max(afterBatches(index, time, longest), shared);
      }
      case 'each': {
        const most = mostOf(step.parallel);
        if (most === 1) return step.units.reduce((at, { entry }) => afterBlock(entry, at), time);
        const ends = step.units.map(({ entry }) => afterBlock(entry, time));
        // What the calendar adds to one unit it may not add to the next: only what they take without it is shared out.
        const sum = step.units.reduce((total, { entry }) => total + bare.afterBlock(entry, 0), 0);
        return ends.reduce((latest, end) => Math.max(latest, end), time + sum / most);
      }
      case 'wait':
        return time + Math.min(leastDraw(step.takes), step.evidence?.atMost ?? Infinity);
      case 'clock':
        return clock.wakeOf(step, time);
      case 'gate': {
        const check = numbers.checks[step.check];
        return time + (step.canary?.lasts ?? (check === undefined ? 0 : leastDraw(check.gate.takes)));
      }
      case 'approval':
        return clock.approvedAfter(index, time, leastDraw(step.takes));
      case 'pull':
        return clock.startOf(index, time) + leastDraw(takesOfLever(numbers, step.pull.lever));
      case 'retire':
        lastRetired = Math.max(lastRetired, time + step.after);
        return time;
      case 'schema':
      case 'act':
        return clock.startOf(index, time) + leastDraw(step.takes);
    }
  };

  /** Batches one after the other, each as soon as it may. */
  const afterBatches = (index: StepIndex, time: number, batches: number): number => {
    const oneByOne = Math.min(batches, ONE_BY_ONE);
    let at = time;
    for (let batch = 0; batch < oneByOne && at < Infinity; batch++) at = clock.startOf(index, at) + attempt;
    return at + (batches - oneByOne) * attempt;
  };

  return { afterBlock, afterStep, retired: () => lastRetired };
}

/** How long pulling a lever once takes. */
function takesOfLever(numbers: Numbers, lever: Pull['lever']): Distribution {
  switch (lever) {
    case 'traffic':
      return numbers.switch.takes;
    case 'release':
      return numbers.release.takes;
    case 'flag':
      return numbers.flag.takes;
  }
}

function mostOf(parallel: readonly number[]): number {
  return parallel.reduce((most, count) => Math.max(most, count), 1);
}
