/** Steps, each with its units. */
import { type DeployUnit, traitsOf } from '@rollout/compiler';
import { floorOfShare } from '@rollout/language';
import { judgedHealth } from '../../gates/index.ts';
import { itemAt } from '../elements.ts';
import { ACT_ENDS, GATE_ENDS, PULL_ENDS, RETIRES, WAIT_ENDS } from '../slot-kinds.ts';
import type { Rule, Step } from '../state/index.ts';
import { turnsOf } from '../turns.ts';
import { addSlot } from './slots.ts';
import { addEntries, addUnit, type Ground, placesOf } from './units.ts';

const SLOT_KIND = {
  wait: WAIT_ENDS,
  clock: WAIT_ENDS,
  confidence: WAIT_ENDS,
  pull: PULL_ENDS,
  retire: RETIRES,
  gate: GATE_ENDS,
  approval: GATE_ENDS,
  act: ACT_ENDS,
  schema: ACT_ENDS,
} as const;

/** Adds a step to `steps`: those in whose blocks it stands are there already. */
export function addStep(ground: Ground, steps: Step[], index: number): void {
  const { machine, layout, stages, slots } = ground;
  const own = itemAt(machine.steps, index);
  const laid = itemAt(layout.steps, index);
  const within = laid.within === null ? null : itemAt(itemAt(steps, laid.within.step).units, laid.within.unit);
  const done = laid.kind === 'deploy' ? laid.done : [];
  const stage = itemAt(stages, own.stage);
  const step: Step = {
    index,
    kind: own.kind,
    own,
    stage,
    next: own.next ?? -1,
    wayBack: laid.wayBack ?? -1,
    within,
    source: laid.source,
    green: own.kind === 'deploy' && own.green,
    check: own.kind === 'gate' ? own.check : -1,
    health: judgedHealth(machine, index),
    units: [],
    turns: null,
    crowds: [],
    doneNodes: done.map(({ nodes }) => nodes),
    doneServers: done.map(({ servers }) => servers),
    doneLeft: done.map(({ servers }) => Int32Array.from(servers)),
    slot: own.kind === 'deploy' || own.kind === 'each' ? -1 : addSlot(slots, SLOT_KIND[own.kind], index),
    rules: rulesOf(ground, index),
    phase: 'idle',
    touched: false,
    runs: 0,
    unitsRunning: 0,
    unitsEnded: 0,
    firstWaiting: 0,
    backTo: -1,
    actFailed: false,
    refused: false,
    since: 0,
    dueAt: 0,
    satisfied: false,
    asked: false,
    deploys: [],
    retiring: false,
    retired: false,
    marginal: false,
  };
  steps.push(step);
  if (traitsOf(own).bakes) stage.bakes.push(step);
  switch (own.kind) {
    case 'deploy': {
      if (laid.kind !== 'deploy') break;
      const sizeOf = ({ servers, rolling }: DeployUnit): number => {
        if (rolling !== null) return rolling === 0 ? Number.POSITIVE_INFINITY : rolling;
        if (own.batch.kind === 'count') return own.batch.servers;
        if (own.batch.kind === 'share') return Math.max(1, floorOfShare(own.batch.share, servers));
        return Number.POSITIVE_INFINITY;
      };
      const places = placesOf(layout, step);
      laid.units.forEach((unit, position) => {
        const added = addUnit(ground, step, own.parallel, position, unit, unit, sizeOf(unit), -1);
        addEntries(ground, added, unit, places);
      });
      for (let around = within; around !== null; around = around.step.within) around.inner.push(step);
      break;
    }
    case 'each':
      if (laid.kind !== 'each') break;
      laid.units.forEach((unit, position) => {
        addUnit(ground, step, own.parallel, position, unit, null, 0, itemAt(own.units, position).entry);
      });
      break;
    default:
  }
  step.turns = turnsOf(step);
}

/** Tells steps that retire blue which steps' green takes its place. */
export function joinRetirements(steps: readonly Step[]): void {
  for (const { own, deploys } of steps) {
    if (own.kind === 'retire') for (const index of own.deploys) deploys.push(itemAt(steps, index));
  }
}

/** What has to let its work start: of a shift the rule of all its areas' servers together. */
function rulesOf({ layout, rules }: Ground, index: number): Rule[] {
  const rule = layout.calendar?.ofStep[index] ?? -1;
  return rule < 0 ? [] : [itemAt(rules, rule)];
}
