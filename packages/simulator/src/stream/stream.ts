/**
 * A release train as a stream of changes: so many land in each span of landings (the least that holds whole weeks and whole numbers of
 * every channel's periods), each at a moment of its own, each an independent run of the plan with its own luck. What a train has on board follows from when
 * the changes left.
 */
import type { Layout, Machine } from '@rollout/compiler';
import type { Engine } from '../engine.ts';
import type { RecordShape } from '../record.ts';
import type { Trains } from './trains.ts';

export interface StreamOptions {
  /** How many changes land in each span. */
  readonly changes: number;
  /** How many spans; 250 unless told. */
  readonly spans?: number;
  /** Any text; the same seed gives the same results. "1" unless told. */
  readonly seed?: string;
  /** Level of the intervals, between 0 and 1; 0.99 unless told. */
  readonly confidence?: number;
}

export interface Stream {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly shape: RecordShape;
  readonly perSpan: number;
  readonly spans: number;
  readonly seed: string;
  readonly confidence: number;
  readonly engine: Engine;
  /** Room for the record in hand. */
  readonly record: Float64Array;
  readonly trains: readonly Trains[];
  /** Changes that have been run. */
  changes: number;
  /** By outcome. */
  readonly ended: Float64Array;
  /** In how many spans later than its own a change has left with its last train, at the most. */
  reach: number;
}
