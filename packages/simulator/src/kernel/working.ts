/** What a step's work takes, and how it is broken off. */
import { approvalEnds, traitsOf } from '@rollout/compiler';
import { areOpen, clockOf } from './calendar.ts';
import { itemAt } from './elements.ts';
import { cancel, schedule } from './heap.ts';
import { beginCanary, endCanary } from './levers/traffic.ts';
import { insertStep, removeFrom } from './lists.ts';
import { passPointOfNoReturn } from './no-return.ts';
import type { Kernel, Stage, Step } from './state/index.ts';
import { beginEvidence } from './waits.ts';

/** The work of a step that a thread has come to; also once more, from its start. */
export function beginWork(kernel: Kernel, step: Step): void {
  const { luck } = kernel;
  const { own, index } = step;
  step.runs++;
  step.phase = 'active';
  switch (own.kind) {
    case 'deploy':
    case 'each':
      if (step.units.length > 0) insertStep(kernel.open, step);
      // Nothing to deploy is over at once.
      else endAtOnce(kernel, step);
      return;
    case 'retire':
      awaitRetirement(kernel, step, own.after);
      endAtOnce(kernel, step);
      return;
    case 'wait':
      if (own.evidence === null) work(kernel, step, luck.wait(index, step.runs));
      else beginEvidence(kernel, step, luck.wait(index, step.runs));
      return;
    case 'clock':
      workUntil(kernel, step, timeOf(kernel, step.stage, own.until) - kernel.lands);
      return;
    case 'confidence':
      // What is asked is known at the end of the round.
      step.since = kernel.now;
      step.asked = false;
      kernel.working++;
      kernel.asking.push(step);
      return;
    case 'gate':
      work(kernel, step, luck.gateTakes(index, step.runs));
      beginCanary(kernel, step);
      return;
    case 'approval': {
      const takes = luck.approval(index, step.runs);
      step.refused = luck.outcome.refused;
      const { layout, lands } = kernel;
      const ends = approvalEnds(layout, step.stage.index, clockOf(kernel), takes);
      workUntil(kernel, step, ends === null ? Number.POSITIVE_INFINITY : ends - lands);
      kernel.asking.push(step);
      return;
    }
    case 'pull':
    case 'schema':
    case 'act':
      if (areOpen(kernel, step.rules)) beginAct(kernel, step);
      else {
        step.phase = 'closed';
        insertStep(kernel.closed, step);
      }
  }
}

function endAtOnce(kernel: Kernel, step: Step): void {
  step.phase = 'over';
  insertStep(kernel.ready, step);
  kernel.again = true;
}

function work(kernel: Kernel, step: Step, time: number): void {
  workUntil(kernel, step, kernel.now + time);
}

function workUntil(kernel: Kernel, step: Step, time: number): void {
  kernel.working++;
  schedule(kernel.heap, step.slot, time);
}

/** A pull, a `run`, or a change of a schema. */
function beginAct(kernel: Kernel, step: Step): void {
  const { luck } = kernel;
  const { own } = step;
  step.phase = 'active';
  kernel.acting++;
  if (own.kind === 'schema' && own.phase === 'contract') passPointOfNoReturn(kernel, step);
  if (own.kind === 'pull') {
    work(kernel, step, luck.pull(step.index, step.runs));
  } else {
    work(kernel, step, luck.act(step.index, step.runs));
    step.actFailed = luck.outcome.actFailed;
  }
}

/** Phase 5b: what the calendar held. */
export function startHeldWork(kernel: Kernel): void {
  const { closed } = kernel;
  for (let i = 0; i < closed.length; ) {
    const step = itemAt(closed, i);
    if (step.stage.holds > 0 || !areOpen(kernel, step.rules)) {
      i++;
      continue;
    }
    removeFrom(closed, step);
    beginAct(kernel, step);
  }
}

/** A step that runs once more counts from then on. */
function awaitRetirement(kernel: Kernel, step: Step, after: number): void {
  if (!step.retiring) {
    step.retiring = true;
    kernel.retiring++;
    kernel.working++;
  }
  schedule(kernel.heap, step.slot, kernel.now + after);
}

/** When a wait for the clock ends, as the calendar counts. */
function timeOf(kernel: Kernel, stage: Stage, until: Extract<Step['own'], { kind: 'clock' }>['until']): number {
  const { calendar, luck } = kernel;
  if (calendar === null) throw new Error('a step waits for the clock, and there is none');
  const now = clockOf(kernel);
  switch (until.kind) {
    case 'next':
      return calendar.nextWeekday(now, until.day, until.minute, until.zone);
    case 'every':
      return calendar.nextDeparture(now, until.from, until.every, until.zone);
    case 'train':
      // One that has been missed is gone.
      if (luck.fastTrack) return now;
      return calendar.nextDeparture(stage.recalls > 0 ? now + 1 : now, until.from, until.every, until.zone);
  }
}

/** Breaks off whatever a step works at. */
export function dropWork(kernel: Kernel, step: Step): void {
  if (step.phase !== 'active' || step.slot < 0) return;
  stopWork(kernel, step);
  if (traitsOf(step).outlastsTurn) kernel.acting--;
}

/** Breaks off the work of a step that is active. */
export function stopWork(kernel: Kernel, step: Step): void {
  cancel(kernel.heap, step.slot);
  endWork(kernel, step);
}

/** What the step works at is over. */
export function endWork(kernel: Kernel, step: Step): void {
  kernel.working--;
  if (step.kind === 'gate') endCanary(kernel, step);
  else removeFrom(kernel.asking, step);
}
