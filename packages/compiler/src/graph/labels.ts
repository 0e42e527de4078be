/** What stands in the boxes of a picture. */
import type { Machine } from '../machine/machine.ts';
import type { ClockStep, MachineStage, MachineStep, StepIndex } from '../machine/steps.ts';
import { writtenDurationText } from '../text/duration-text.ts';
import { percentText } from '../text/percent-text.ts';
import type { Draft, Shape } from './draft.ts';

/** Its sentence; whom it reaches, if it does so by a lever of people; how many copies there are of it. */
export function labelOf(draft: Draft, step: MachineStep, index: StepIndex): string {
  const { machine, copies, reached } = draft;
  const count = copies.get(step.source) ?? 1;
  const several = count === 1 ? [] : [`× ${count}`];
  if (step.kind === 'clock' && step.until.kind === 'train') return departureText(machine, step.until);
  const users = reached.get(step.source);
  if (users === undefined) return noted(step.text, several);
  const train = machine.stages[step.stage]?.train ?? null;
  const isOfTrain = train !== null && machine.steps[train.departure]?.next === index;
  return noted(isOfTrain ? `release to ${train.ring}` : step.text, [
    usersText(machine, users),
    ...(count === users.size ? [] : several),
  ]);
}

/** By the source of each step that releases or switches a flag, the users that its copies come to, in order. */
export function reachedBy({ steps }: Machine): Map<string, Set<number>> {
  const reached = new Map<string, Set<number>>();
  for (const step of steps) {
    if (step.kind !== 'pull' || step.pull.lever === 'traffic') continue;
    const known = reached.get(step.source) ?? new Set();
    reached.set(step.source, known.add(step.pull.users));
  }
  return reached;
}

export function shapeOf(step: MachineStep): Shape {
  switch (step.kind) {
    case 'gate':
    case 'approval':
      return 'gate';
    case 'each':
    case 'pull':
    case 'schema':
      return step.kind;
    case 'clock':
      return step.until.kind === 'train' ? 'train' : 'step';
    case 'deploy':
    case 'retire':
    case 'wait':
    case 'confidence':
    case 'act':
      return 'step';
  }
}

export function stageLabel({ name, train }: MachineStage): string {
  return train === null ? name : `${name}: channel for ${train.ring}`;
}

function noted(text: string, notes: readonly string[]): string {
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`;
}

function departureText({ numbers }: Machine, { every, from }: Extract<ClockStep['until'], { kind: 'train' }>): string {
  const fast = numbers.fastTrack === 0 ? [] : [`fast track ${percentText(numbers.fastTrack)}`];
  return noted(`departs every ${writtenDurationText(every)} from ${from}`, fast);
}

function usersText({ audience }: Machine, users: ReadonlySet<number>): string {
  if (users.size === 1 && users.has(0)) return 'off for all';
  const numbers = [...users].map((count) => count.toLocaleString('en-US'));
  return `${numbers.join(', then ')} of ${(audience?.users ?? 0).toLocaleString('en-US')} users`;
}
