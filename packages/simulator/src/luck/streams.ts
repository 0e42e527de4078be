/** Entities and purposes of draws, as the table "Draws" of docs/semantics.md names them. */
import type { Machine, MachineStage } from '@rollout/compiler';
import type { Stream } from '../random/key.ts';

/** The words of many streams in two arrays. */
export interface StreamTable {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

export function streamTable(streams: readonly Stream[]): StreamTable {
  return { high: Int32Array.from(streams, ({ high }) => high), low: Int32Array.from(streams, ({ low }) => low) };
}

export const highAt = (table: StreamTable, i: number): number => table.high[i] as number; // callers stay in range
export const lowAt = (table: StreamTable, i: number): number => table.low[i] as number; // as above

export const bugEntity = (name: string): string => `bug:${name}`;

/** No name holds a line break. */
export const groupEntity = (names: readonly string[]): string => names.map(bugEntity).join('\n');

/** `watch:CHECK:STAGE`; the plan's own watch names no stage. */
export function watchEntity(machine: Machine, watch: number): string {
  const { check, stage } = machine.watches[watch] ?? { check: -1, stage: null };
  const stageName = stage === null ? '' : (stageOf(machine, stage)?.name ?? '');
  return `watch:${machine.numbers.checks[check]?.name ?? ''}:${stageName}`;
}

function stageOf(machine: Machine, stage: number): MachineStage | undefined {
  return machine.stages[stage];
}
