/** A machine as a graph: what mermaid, dot and pictures are written from. */
import { blockFrom, controlGraph } from '../control/control-graph.ts';
import { sourcesPastNoReturn } from '../control/no-return.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import { addArrow, type Draft, endId, idOf, plainBox, stepId, wayInto } from './draft.ts';
import type { Box, Graph, Lane } from './graph.ts';
import { addHandlers } from './handlers.ts';
import { boxOf, stageLabel, unitsText } from './labels.ts';
import { reachOfStages } from './reach.ts';

const ENDS: Readonly<Record<string, string>> = {
  completed: 'completed',
  'rolled-back': 'rolled back',
  stopped: 'stopped',
};

/** The same graph for the same machine; as many boxes as its plan has sentences, whatever is unrolled of them. */
export function graphOf(machine: Machine): Graph {
  const ids = new Map<string, string>();
  const copies = new Map<string, MachineStep[]>();
  for (const step of machine.steps) {
    const { source } = step;
    if (!ids.has(source)) ids.set(source, `step${ids.size}`);
    const known = copies.get(source) ?? [];
    copies.set(source, known);
    known.push(step);
  }
  const draft: Draft = {
    machine,
    table: tableOfMachine(machine.fleet),
    ids,
    copies,
    past: sourcesPastNoReturn(controlGraph(machine)),
    arrows: new Map(),
    ends: new Set(),
    between: new Map(),
  };
  const reach = reachOfStages(draft);
  const lanes = machine.stages.map((stage, index) => ({
    id: `stage${index}`,
    label: stageLabel(stage),
    of: null,
    name: stage.name,
    ring: stage.train?.ring ?? null,
    after: stage.after,
    ...(reach[index] ?? { servers: 0, serversSoFar: 0, usersSoFar: null }),
    ...laneOf(draft, [stage.entry]),
  }));
  addStageArrows(draft);
  addHandlers(draft);
  return {
    title: machine.plan,
    servers: machine.fleet.servers,
    users: machine.audience?.users ?? null,
    boxes: [
      plainBox('start', machine.plan, 'start'),
      ...Object.keys(ENDS)
        .filter((end) => draft.ends.has(end))
        .map((end) => plainBox(endId(end), ENDS[end] ?? end, 'end')),
      ...draft.between.values(),
    ],
    lanes,
    arrows: [...draft.arrows.values()],
  };
}

/** The boxes of alike blocks, and the arrows between them. */
function laneOf(draft: Draft, entries: readonly StepIndex[]): Pick<Lane, 'boxes' | 'lanes'> {
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
        boxes.set(into, plainBox(into, 'point of no return', 'no-return'));
        addArrow(draft, into, id, '', 'on');
      }
      if (!boxes.has(step.source)) boxes.set(step.source, boxOf(draft, step, index));
      if (before !== null) addArrow(draft, idOf(draft, before), into, '', 'on');
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
      if (first !== undefined) addArrow(draft, id, wayInto(draft, first), 'each', 'on');
    }
    const units = boxes.get(source)?.units ?? null;
    return { id: `block_${id}`, label: units === null ? '' : unitsText(units), of: id, ...laneOf(draft, inner) };
  });
  return { boxes: [...boxes.values()], lanes };
}

function addStageArrows(draft: Draft): void {
  const { machine } = draft;
  const followed = new Set(machine.stages.flatMap(({ after }) => after));
  machine.stages.forEach(({ entry, after }, index) => {
    const step = machine.steps[entry];
    const first = step === undefined ? 'start' : wayInto(draft, step);
    if (after.length === 0) addArrow(draft, 'start', first, '', 'on');
    for (const stage of after) addArrow(draft, lastOf(draft, stage), first, '', 'on');
    if (!followed.has(index)) {
      draft.ends.add('completed');
      addArrow(draft, lastOf(draft, index), endId('completed'), '', 'on');
    }
  });
}

function lastOf(draft: Draft, stage: number): string {
  const entry = draft.machine.stages[stage]?.entry ?? 0;
  return stepId(draft, blockFrom(draft.machine, entry).at(-1) ?? entry);
}
