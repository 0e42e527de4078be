/**
 * A machine as a picture: boxes and arrows that mermaid and dot are written from. The copies that a block or a ramp has
 * made of one sentence are one box with their number.
 */
import type { Action, Distribution } from '@rollout/language';
import { blockFrom } from '../control/control-graph.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import { durationText } from '../text/duration-text.ts';
import { percentText } from '../text/percent-text.ts';

export type Shape = 'step' | 'gate' | 'each' | 'end' | 'start';

export interface Box {
  readonly id: string;
  readonly label: string;
  readonly shape: Shape;
}

/** Boxes that stand together: a stage, or the block of an `each`. */
export interface Lane {
  readonly id: string;
  readonly label: string;
  readonly boxes: readonly Box[];
  readonly lanes: readonly Lane[];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The way of a handler. */
  readonly dashed: boolean;
}

export interface Picture {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
}

interface Draft {
  readonly machine: Machine;
  /** Ids of boxes by the source of their steps. */
  readonly ids: ReadonlyMap<string, string>;
  readonly copies: ReadonlyMap<string, number>;
  readonly arrows: Map<string, Arrow>;
  readonly ends: Set<string>;
}

const ENDS: Readonly<Record<string, string>> = {
  completed: 'completed',
  'rolled-back': 'rolled back',
  stopped: 'stopped',
};

export function pictureOf(machine: Machine): Picture {
  const ids = new Map<string, string>();
  const copies = new Map<string, number>();
  for (const { source } of machine.steps) {
    if (!ids.has(source)) ids.set(source, `step${ids.size}`);
    copies.set(source, (copies.get(source) ?? 0) + 1);
  }
  const draft: Draft = { machine, ids, copies, arrows: new Map(), ends: new Set() };
  const lanes = machine.stages.map(({ name, entry }, index) => ({
    id: `stage${index}`,
    label: name,
    ...laneOf(draft, [entry], index),
  }));
  addStageArrows(draft);
  addHandlers(draft);
  return {
    title: machine.plan,
    boxes: [
      { id: 'start', label: machine.plan, shape: 'start' },
      ...Object.keys(ENDS)
        .filter((end) => draft.ends.has(end))
        .map((end): Box => ({ id: endId(end), label: ENDS[end] ?? end, shape: 'end' })),
    ],
    lanes,
    arrows: [...draft.arrows.values()],
  };
}

/** The boxes of alike blocks, and the arrows between them. */
function laneOf(draft: Draft, entries: readonly StepIndex[], stage: number): Pick<Lane, 'boxes' | 'lanes'> {
  const { machine } = draft;
  const boxes = new Map<string, Box>();
  const below = new Map<string, StepIndex[]>();
  for (const entry of entries) {
    let before: MachineStep | null = null;
    for (const index of blockFrom(machine, entry)) {
      const step = machine.steps[index];
      if (step === undefined) continue;
      const id = idOf(draft, step);
      if (!boxes.has(step.source)) boxes.set(step.source, { id, label: labelOf(draft, step), shape: shapeOf(step) });
      if (before !== null) addArrow(draft, idOf(draft, before), id, '', false);
      if (step.kind === 'each') {
        const known = below.get(step.source) ?? [];
        below.set(step.source, known);
        for (const unit of step.units) known.push(unit.entry);
      }
      before = step;
    }
  }
  const lanes = [...below].map(([source, inner]): Lane => {
    const id = draft.ids.get(source) ?? '';
    for (const entry of inner) {
      const first = machine.steps[entry];
      if (first !== undefined) addArrow(draft, id, idOf(draft, first), 'each', false);
    }
    return { id: `block_${id}`, label: unitsText(inner.length), ...laneOf(draft, inner, stage) };
  });
  return { boxes: [...boxes.values()], lanes };
}

function addStageArrows(draft: Draft): void {
  const { machine } = draft;
  const followed = new Set(machine.stages.flatMap(({ after }) => after));
  machine.stages.forEach(({ entry, after }, index) => {
    const first = stepId(draft, entry);
    if (after.length === 0) addArrow(draft, 'start', first, '', false);
    for (const stage of after) addArrow(draft, lastOf(draft, stage), first, '', false);
    if (!followed.has(index)) {
      draft.ends.add('completed');
      addArrow(draft, lastOf(draft, index), endId('completed'), '', false);
    }
  });
}

function addHandlers(draft: Draft): void {
  const { machine } = draft;
  const before = new Map(machine.steps.flatMap(({ next }, index) => (next === null ? [] : [[next, index] as const])));
  machine.steps.forEach((step, index) => {
    if (step.kind !== 'gate' && step.kind !== 'act') return;
    const { unhealthy, falseAlarm } = machine.stages[step.stage]?.handlers ?? {};
    if (unhealthy === undefined) return;
    if (step.kind === 'act') {
      if (step.fails > 0) addWay(draft, step, 'fails', unhealthy, stepId(draft, wayBackOf(machine, before, index)));
      return;
    }
    const back = stepId(draft, step.retryFrom);
    addWay(draft, step, falseAlarm ? 'bug' : 'unhealthy', unhealthy, back);
    if (falseAlarm) addWay(draft, step, 'false alarm', falseAlarm, back);
  });
  machine.stages.forEach(({ entry, handlers }, index) => {
    const { unhealthy, falseAlarm, failures, blocked, timeout } = handlers;
    const first = machine.steps[entry];
    if (first === undefined) return;
    const back = stepId(draft, entry);
    for (const watch of machine.watches) {
      if (watch.stage !== null && watch.stage !== index) continue;
      const name = machine.numbers.checks[watch.check]?.name ?? '';
      addWay(draft, first, falseAlarm === null ? `watch ${name}` : `watch ${name}: bug`, unhealthy, back);
      if (falseAlarm !== null) addWay(draft, first, `watch ${name}: false alarm`, falseAlarm, back);
    }
    if (failures !== null) addWay(draft, first, `failures over ${percentText(failures.over)}`, failures.action, back);
    if (blocked.kind !== 'stop') addWay(draft, first, 'blocked', blocked, back);
    const limit = timeout ?? machine.timeout;
    if (limit !== null) addWay(draft, first, `timeout ${durationText(limit.after)}`, limit.action, back);
  });
}

/** The step after the last one of the block that deploys before this one, or else the block's first. */
function wayBackOf(machine: Machine, before: ReadonlyMap<StepIndex, StepIndex>, from: StepIndex): StepIndex {
  let index = from;
  for (;;) {
    const previous = before.get(index);
    const kind = previous === undefined ? undefined : machine.steps[previous]?.kind;
    if (previous === undefined || kind === 'deploy' || kind === 'each') return index;
    index = previous;
  }
}

/** The way of a handler: to an end, or back to a step. `continue` leads where the step leads anyway. */
function addWay(draft: Draft, step: MachineStep, trigger: string, action: Action, back: string): void {
  const from = idOf(draft, step);
  const words: string[] = [];
  for (let at: Action = action; ; ) {
    switch (at.kind) {
      case 'pause':
        words.push(`pause ${distributionText(at.takes)}`);
        at = at.then;
        continue;
      case 'retry':
        words.push(at.atMost === null ? 'retry' : `retry at most ${at.atMost}`);
        addArrow(draft, from, back, `${trigger}: ${words.join(', ')}`, true);
        if (at.atMost === null) return;
        words.length = 0;
        words.push(`after ${at.atMost}`);
        at = at.then;
        continue;
      case 'continue':
        if (words.length > 0) addArrow(draft, from, from, `${trigger}: ${words.join(', ')}`, true);
        return;
      case 'rollback':
      case 'rollback-in':
      case 'rollback-stage':
      case 'stop': {
        const end = at.kind === 'rollback' || at.kind === 'rollback-in' ? 'rolled-back' : 'stopped';
        if (at.kind === 'rollback-in') words.push(`in ${distributionText(at.takes)}`);
        if (at.kind === 'rollback-stage') words.push('rollback this stage');
        draft.ends.add(end);
        addArrow(draft, from, endId(end), [trigger, ...words].join(', '), true);
        return;
      }
    }
  }
}

/** One arrow for all the copies of a step. */
function addArrow(draft: Draft, from: string, to: string, label: string, dashed: boolean): void {
  const key = JSON.stringify([from, to, label, dashed]);
  if (!draft.arrows.has(key)) draft.arrows.set(key, { from, to, label, dashed });
}

function lastOf(draft: Draft, stage: number): string {
  const entry = draft.machine.stages[stage]?.entry ?? 0;
  return stepId(draft, blockFrom(draft.machine, entry).at(-1) ?? entry);
}

function stepId(draft: Draft, index: StepIndex): string {
  const step = draft.machine.steps[index];
  return step === undefined ? 'start' : idOf(draft, step);
}

function idOf(draft: Draft, step: MachineStep): string {
  return draft.ids.get(step.source) ?? 'start';
}

function endId(end: string): string {
  return `end_${end.replace('-', '_')}`;
}

function labelOf(draft: Draft, step: MachineStep): string {
  const copies = draft.copies.get(step.source) ?? 1;
  return copies === 1 ? step.text : `${step.text} (× ${copies})`;
}

function unitsText(units: number): string {
  return units === 1 ? 'the only unit' : `each of ${units} units`;
}

function shapeOf(step: MachineStep): Shape {
  if (step.kind === 'gate') return 'gate';
  return step.kind === 'each' ? 'each' : 'step';
}

function distributionText(distribution: Distribution): string {
  return distribution.kind === 'fixed' ? durationText(distribution.value) : distribution.kind;
}
