/** What all parts of a machine's luck share: from what they draw, and where they put what comes beside a time. */
import type { Layout, Machine } from '@rollout/compiler';
import type { Law } from '../distributions/index.ts';
import { type UniformSource, uniformAt } from '../random/draw.ts';
import { type DrawKey, type Stream, streamOf } from '../random/key.ts';
import type { LawBook } from './laws.ts';
import type { LuckOutcome } from './luck.ts';
import { highAt, lowAt, type StreamTable, streamTable } from './streams.ts';
import type { Tape } from './tape.ts';

export interface DrawGround {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly key: DrawKey;
  readonly laws: LawBook;
  readonly tape: Tape;
  readonly outcome: LuckOutcome;
  /** Opened anew for each draw that takes several numbers. */
  readonly source: UniformSource;
  /** The one in hand, from 1. */
  trial: number;
}

/** The streams of one purpose of every step. */
export function ofSteps({ machine, key }: DrawGround, purpose: string): StreamTable {
  return streamTable(machine.steps.map(({ name }) => streamOf(key, name, purpose)));
}

/** The streams of one purpose of every stage. */
export function ofStages({ machine, key }: DrawGround, purpose: string): StreamTable {
  return streamTable(machine.stages.map(({ name }) => streamOf(key, name, purpose)));
}

/** The uniform number of this trial that a stream of the table has for an ordinal. */
export function drawn(ground: DrawGround, table: StreamTable, at: number, ordinal: number): number {
  return uniformAt(highAt(table, at), lowAt(table, at), ground.trial, ordinal);
}

/** Likewise of a stream that stands alone. */
export function drawnOf(ground: DrawGround, { high, low }: Stream, ordinal: number): number {
  return uniformAt(high, low, ground.trial, ordinal);
}

/** In whole milliseconds. */
export function timeAt(law: Law, u: number): number {
  return Math.ceil(law.sample(u));
}

/** In whole milliseconds, with what is always added; -1: the law has more than one value. */
export function certainTime({ least, most }: Law, added = 0): number {
  return least === most ? Math.ceil(least + added) : -1;
}
