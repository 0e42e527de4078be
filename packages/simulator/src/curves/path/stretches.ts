/** What went on in a run, from when to when, as its log tells it: the finest pieces of which its critical path is made. */
import { type Layout, type Machine, openedCalendar, type RunEvent } from '@rollout/compiler';
import { type ToldEvent, withHeldWork } from '../../trace/held-work.ts';
import { keyOf, seeBatch, seeRepair } from './batches.ts';
import type { PathNames } from './path-names.ts';
import { add, begin, end, endHold, endRetiring, endStep, isEach, isPull, startStep } from './steps.ts';
import { endAll, endHeld, seeRaised } from './turns.ts';
import type { Stretch, Watcher } from './watcher.ts';

/** In the order of their ends; none without length. `lands`: the run's time 0, in milliseconds from the machine's start. */
export function stretchesOf(
  machine: Machine,
  layout: Layout,
  names: PathNames,
  lands: number,
  log: readonly RunEvent[],
): Stretch[] {
  const hours = openedCalendar(layout)?.hours ?? [];
  const watcher: Watcher = {
    machine,
    names,
    stretches: [],
    steps: new Map(),
    waiting: new Set(),
    crowds: new Map(),
    batches: new Map(),
    broken: new Map(),
    hits: new Map(),
    retiring: new Map(),
    held: [],
    opens: (at) => hours.some((rule) => rule.nextOpening(lands + at - 1) === lands + at),
    goingBackSince: -1,
    foundAt: -1,
  };
  const told: readonly ToldEvent[] = layout.calendar === null ? log : withHeldWork(machine, layout, lands, log);
  for (const event of told) see(watcher, event);
  return watcher.stretches;
}

function see(watcher: Watcher, event: ToldEvent): void {
  const { at } = event;
  switch (event.kind) {
    case 'step-started':
      startStep(watcher, event.step, at);
      break;
    case 'gate-judged':
      endStep(watcher, event.step, at, 'done');
      // It runs once more at once, or its thread goes on.
      if (event.verdict === 'marginal') watcher.steps.set(event.step, at);
      break;
    case 'work-held':
      watcher.waiting.add(event.step);
      break;
    case 'work-started':
      endHold(watcher, event.step, at, 'released');
      break;
    case 'step-ended':
    case 'act-failed':
    case 'approval-given':
    case 'approval-refused':
    case 'wait-satisfied':
    case 'wait-exhausted':
      endStep(watcher, event.step, at, 'done');
      break;
    case 'lever-pulled':
      if (isPull(watcher, event.step)) endStep(watcher, event.step, at, 'done');
      break;
    case 'blue-retired':
      endRetiring(watcher, event.step, at, 'done');
      break;
    case 'unit-started':
      if (isEach(watcher, event.step)) begin(watcher, event.step, at);
      break;
    case 'unit-ended':
      if (isEach(watcher, event.step)) end(watcher, event.step, at);
      break;
    case 'batch-started':
      begin(watcher, event.step, at);
      watcher.batches.set(keyOf(event), at);
      break;
    case 'batch-hit':
    case 'batch-resumed':
    case 'batch-ended':
      seeBatch(watcher, event);
      break;
    case 'repaired':
      seeRepair(watcher, event);
      break;
    case 'outage-ended':
    case 'incident-ended':
      watcher.foundAt = at;
      break;
    case 'raised':
      seeRaised(watcher, event);
      break;
    case 'pause-ended':
      endHeld(watcher, 'pause', event.stage, at);
      break;
    case 'answered':
      endHeld(watcher, 'question', event.stage, at);
      break;
    case 'recalled':
      endHeld(watcher, 'recall', event.stage, at);
      break;
    case 'rollback-started':
      endAll(watcher, at);
      watcher.goingBackSince = at;
      break;
    case 'plan-ended':
      if (watcher.goingBackSince >= 0) {
        add(watcher, watcher.names.beside('going-back', -1), -1, watcher.goingBackSince, at, 'done');
      }
      endAll(watcher, at);
      break;
    case 'stage-started':
    case 'stage-ended':
    case 'outage-started':
    case 'incident-started':
    case 'bug-shown':
    case 'bug-found':
    case 'bug-fixed':
    case 'watch-alarm':
    case 'departed':
    case 'lever-returned':
    case 'point-of-no-return':
    case 'green-removed':
    case 'revert-started':
    case 'revert-ended':
    case 'rollback-ended':
    case 'rollback-blocked':
      break;
  }
}
