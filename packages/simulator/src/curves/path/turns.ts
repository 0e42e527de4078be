/** Pauses, questions and recalls; and what becomes of all that goes on when the plan turns, and when it ends. */
import { traitsOf } from '@rollout/compiler';
import { known } from '../../known.ts';
import type { Of } from './batches.ts';
import { add, endHold, endRetiring, endStep, stageOf } from './steps.ts';
import type { Watcher } from './watcher.ts';

export function seeRaised(watcher: Watcher, { at, stage, action }: Of<'raised'>): void {
  switch (action) {
    case 'pause':
    case 'ask':
      watcher.held.push({ kind: action === 'pause' ? 'pause' : 'question', stage, start: at });
      break;
    case 'next-train':
      for (const step of [...watcher.steps.keys()]) {
        if (stageOf(watcher, step) !== stage) continue;
        endHold(watcher, step, at, 'dropped');
        endStep(watcher, step, at, 'dropped');
      }
      for (const kind of ['pause', 'question'] as const) dropHeld(watcher, kind, stage, at);
      watcher.held.push({ kind: 'recall', stage, start: at });
      break;
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'disable':
      turn(watcher, at);
      break;
    case 'retry':
    case 'continue':
      break;
  }
}

export function endHeld(watcher: Watcher, kind: 'pause' | 'question' | 'recall', stage: number, at: number): void {
  const place = watcher.held.findIndex((each) => each.kind === kind && each.stage === stage);
  const [ended] = place < 0 ? [] : watcher.held.splice(place, 1);
  if (ended !== undefined) add(watcher, watcher.names.beside(kind, stage), stage, ended.start, at, 'released');
}

function dropHeld(watcher: Watcher, kind: 'pause' | 'question', stage: number, at: number): void {
  for (const { start } of watcher.held.filter((each) => each.kind === kind && each.stage === stage)) {
    add(watcher, watcher.names.beside(kind, stage), stage, start, at, 'dropped');
  }
  const left = watcher.held.filter((each) => each.kind !== kind || each.stage !== stage);
  watcher.held.splice(0, watcher.held.length, ...left);
}

/** Waits, gates, pauses, questions and what is to be retired are dropped; what else is at work goes on to its end. */
export function turn(watcher: Watcher, at: number): void {
  const { machine } = watcher;
  for (const step of [...watcher.waiting]) {
    endHold(watcher, step, at, 'dropped');
    watcher.steps.delete(step);
  }
  for (const step of [...watcher.steps.keys()]) {
    if (!traitsOf(known(machine.steps[step])).outlastsTurn) endStep(watcher, step, at, 'dropped');
  }
  for (const step of [...watcher.crowds.keys()]) endStep(watcher, step, at, 'dropped');
  for (const step of [...watcher.retiring.keys()]) endRetiring(watcher, step, at, 'dropped');
  machine.stages.forEach((_, stage) => {
    for (const kind of ['pause', 'question'] as const) dropHeld(watcher, kind, stage, at);
  });
}

/** What outlasts a turn has ended by now at the latest; its end is not always told, and nothing follows from it where something else has ended just now. */
export function endAll(watcher: Watcher, at: number): void {
  const ended = watcher.stretches.at(-1)?.end === at ? 'dropped' : 'done';
  for (const step of [...watcher.steps.keys()]) endStep(watcher, step, at, ended);
}
