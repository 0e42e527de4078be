/** A graph that is being drawn. */
import { isContract } from '../control/no-return.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import type { Arrow, Box } from './graph.ts';

export interface Draft {
  readonly machine: Machine;
  readonly table: ClassTable;
  /** Ids of boxes by the source of their steps. */
  readonly ids: ReadonlyMap<string, string>;
  /** The steps of each source, ascending. */
  readonly copies: ReadonlyMap<string, readonly MachineStep[]>;
  /** Sources of the steps from which a point of no return lies behind. */
  readonly past: ReadonlySet<string>;
  readonly arrows: Map<string, Arrow>;
  readonly ends: Set<string>;
  /** Boxes that belong to no stage: where people are asked, and levers go back. */
  readonly between: Map<string, Box>;
}

/** One arrow for all the copies of a step. */
export function addArrow(draft: Draft, from: string, to: string, label: string, way: Arrow['way']): void {
  const key = JSON.stringify([from, to, label, way]);
  if (!draft.arrows.has(key)) draft.arrows.set(key, { from, to, label, way });
}

export function stepId(draft: Draft, index: StepIndex): string {
  const step = draft.machine.steps[index];
  return step === undefined ? 'start' : idOf(draft, step);
}

export function idOf(draft: Draft, step: MachineStep): string {
  return draft.ids.get(step.source) ?? 'start';
}

/** Where the way to a step leads: to the step, or before a `contract` to the point of no return. */
export function wayInto(draft: Draft, step: MachineStep): string {
  return isContract(step) ? noReturnId(draft, step) : idOf(draft, step);
}

function noReturnId(draft: Draft, step: MachineStep): string {
  return `no_return_${idOf(draft, step)}`;
}

export function endId(end: string): string {
  return `end_${end.replace('-', '_')}`;
}

/** A box that stands for no step. */
export function plainBox(id: string, label: string, shape: Box['shape']): Box {
  return { id, label, shape, text: label, source: null, copies: 1, servers: null, users: [], units: null };
}
