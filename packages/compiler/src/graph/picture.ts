/**
 * A machine as a picture: boxes and arrows that mermaid and dot are written from. The copies that a block, a ramp or
 * services that need one another have made of one sentence are one box with their number.
 */
import { blockFrom, controlGraph } from '../control/control-graph.ts';
import { sourcesPastNoReturn } from '../control/no-return.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import { addArrow, type Box, type Draft, endId, idOf, type Lane, type Picture, stepId, wayInto } from './draft.ts';
import { addHandlers } from './handlers.ts';
import { labelOf, reachedBy, shapeOf, stageLabel } from './labels.ts';

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
  const draft: Draft = {
    machine,
    ids,
    copies,
    reached: reachedBy(machine),
    past: sourcesPastNoReturn(controlGraph(machine)),
    arrows: new Map(),
    ends: new Set(),
    between: new Map(),
  };
  const lanes = machine.stages.map((stage, index) => ({
    id: `stage${index}`,
    label: stageLabel(stage),
    ...laneOf(draft, [stage.entry], index),
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
      ...draft.between.values(),
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
      const into = wayInto(draft, step);
      if (into !== id) {
        boxes.set(into, { id: into, label: 'point of no return', shape: 'no-return' });
        addArrow(draft, into, id, '', false);
      }
      if (!boxes.has(step.source)) {
        boxes.set(step.source, { id, label: labelOf(draft, step, index), shape: shapeOf(step) });
      }
      if (before !== null) addArrow(draft, idOf(draft, before), into, '', false);
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
      if (first !== undefined) addArrow(draft, id, wayInto(draft, first), 'each', false);
    }
    return { id: `block_${id}`, label: unitsText(inner.length), ...laneOf(draft, inner, stage) };
  });
  return { boxes: [...boxes.values()], lanes };
}

function addStageArrows(draft: Draft): void {
  const { machine } = draft;
  const followed = new Set(machine.stages.flatMap(({ after }) => after));
  machine.stages.forEach(({ entry, after }, index) => {
    const step = machine.steps[entry];
    const first = step === undefined ? 'start' : wayInto(draft, step);
    if (after.length === 0) addArrow(draft, 'start', first, '', false);
    for (const stage of after) addArrow(draft, lastOf(draft, stage), first, '', false);
    if (!followed.has(index)) {
      draft.ends.add('completed');
      addArrow(draft, lastOf(draft, index), endId('completed'), '', false);
    }
  });
}

function lastOf(draft: Draft, stage: number): string {
  const entry = draft.machine.stages[stage]?.entry ?? 0;
  return stepId(draft, blockFrom(draft.machine, entry).at(-1) ?? entry);
}

function unitsText(units: number): string {
  return units === 1 ? 'the only unit' : `each of ${units} units`;
}
