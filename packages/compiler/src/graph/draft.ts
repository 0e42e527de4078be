/** A picture that is being drawn: boxes and arrows that mermaid and dot are written from. */
import { isContract } from '../control/no-return.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';

export type Shape = 'step' | 'gate' | 'each' | 'pull' | 'train' | 'schema' | 'no-return' | 'end' | 'start';

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

export interface Draft {
  readonly machine: Machine;
  /** Ids of boxes by the source of their steps. */
  readonly ids: ReadonlyMap<string, string>;
  readonly copies: ReadonlyMap<string, number>;
  /** By the source of a step that releases or switches a flag, the users that its copies come to. */
  readonly reached: ReadonlyMap<string, ReadonlySet<number>>;
  /** Sources of the steps from which a point of no return lies behind. */
  readonly past: ReadonlySet<string>;
  readonly arrows: Map<string, Arrow>;
  readonly ends: Set<string>;
  /** Boxes that belong to no stage: where people are asked, and levers go back. */
  readonly between: Map<string, Box>;
}

/** One arrow for all the copies of a step. */
export function addArrow(draft: Draft, from: string, to: string, label: string, dashed: boolean): void {
  const key = JSON.stringify([from, to, label, dashed]);
  if (!draft.arrows.has(key)) draft.arrows.set(key, { from, to, label, dashed });
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

export function noReturnId(draft: Draft, step: MachineStep): string {
  return `no_return_${idOf(draft, step)}`;
}

export function endId(end: string): string {
  return `end_${end.replace('-', '_')}`;
}
