/** What stands in the boxes of a graph. */
import type { Machine } from '../machine/machine.ts';
import type { ClockStep, EachStep, MachineStage, MachineStep, StepIndex } from '../machine/steps.ts';
import { writtenDurationText } from '../text/duration-text.ts';
import { percentText } from '../text/percent-text.ts';
import type { Draft } from './draft.ts';
import type { Box, Shape, Units } from './graph.ts';
import { serversOf } from './reach.ts';

/** The box of all the copies of a sentence, of which `step` is the first. */
export function boxOf(draft: Draft, step: MachineStep, index: StepIndex): Box {
  const { machine } = draft;
  const copies = draft.copies.get(step.source) ?? [step];
  const users = usersOf(copies);
  const text = sentenceOf(machine, step, index);
  const several = copies.length === 1 || copies.length === users.length ? [] : [`× ${copies.length}`];
  const reached = users.length === 0 ? [] : [usersText(machine, users)];
  return {
    id: draft.ids.get(step.source) ?? '',
    label: noted(text, [...reached, ...several]),
    shape: shapeOf(step),
    text,
    source: step.source,
    copies: copies.length,
    servers: serversOf(draft, copies),
    users,
    units: unitsOf(copies),
  };
}

function shapeOf(step: MachineStep): Shape {
  switch (step.kind) {
    case 'gate':
    case 'approval':
      return 'gate';
    case 'each':
    case 'pull':
    case 'schema':
    case 'deploy':
    case 'act':
    case 'wait':
      return step.kind;
    case 'clock':
      return step.until.kind === 'train' ? 'train' : 'wait';
    case 'retire':
      return 'act';
    case 'confidence':
      return 'wait';
  }
}

export function stageLabel({ name, train }: MachineStage): string {
  return train === null ? name : `${name}: channel for ${train.ring}`;
}

/** `each of 3 regions`, `each of 2 to 5 clusters`, `the only region`; how many run at a time is what its sentence says. */
export function unitsText({ level, least, most }: Units): string {
  const name = level === 'upgradeDomain' ? 'upgrade domain' : level;
  if (most === 1) return `the only ${name}`;
  return `each of ${least === most ? most : `${least} to ${most}`} ${name}s`;
}

/** A train's own sentence stands in the head of its channel. */
function sentenceOf(machine: Machine, step: MachineStep, index: StepIndex): string {
  if (step.kind === 'clock' && step.until.kind === 'train') return departureText(machine, step.until);
  const train = machine.stages[step.stage]?.train ?? null;
  const isOfTrain = train !== null && machine.steps[train.departure]?.next === index;
  return isOfTrain ? `release to ${train.ring}` : step.text;
}

function usersOf(copies: readonly MachineStep[]): number[] {
  return [
    ...new Set(
      copies.flatMap((step) => (step.kind === 'pull' && step.pull.lever !== 'traffic' ? [step.pull.users] : [])),
    ),
  ];
}

function unitsOf(copies: readonly MachineStep[]): Units | null {
  const blocks = copies.filter((step): step is EachStep => step.kind === 'each');
  const [first] = blocks;
  if (first === undefined) return null;
  const counts = blocks.map(({ units }) => units.length).sort((a, b) => a - b);
  return { level: first.level, least: counts[0] ?? 0, most: counts.at(-1) ?? 0, parallel: first.parallel };
}

function noted(text: string, notes: readonly string[]): string {
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`;
}

function departureText({ numbers }: Machine, { every, from }: Extract<ClockStep['until'], { kind: 'train' }>): string {
  const fast = numbers.fastTrack === 0 ? [] : [`fast track ${percentText(numbers.fastTrack)}`];
  return noted(`departs every ${writtenDurationText(every)} from ${from}`, fast);
}

function usersText({ audience }: Machine, users: readonly number[]): string {
  if (users.length === 1 && users[0] === 0) return 'off for all';
  const numbers = users.map((count) => count.toLocaleString('en-US'));
  return `${numbers.join(', then ')} of ${(audience?.users ?? 0).toLocaleString('en-US')} users`;
}
