import type { Layout, Machine } from '@rollout/compiler';

/** Whatever runs trials of one machine under one seed. */
export interface Engine {
  /** Runs a trial (numbered from 1) and writes its record into `records`, from `row` on. */
  run(trial: number, records: Float64Array, row: number): void;
  /** Where runs are few of a kind, they can be counted instead. */
  readonly alike?: AlikeTrials | null;
}

/** Trials that are alike, their records included, kind by kind, in the order of the kinds' first trials. */
export interface AlikeTrials {
  /**
   * Counts the trials from `first` to `last`, both included; each may be counted once. False: they are of more kinds than there
   * is room for, and what was counted is of no use.
   */
  count(first: number, last: number): boolean;
  /** Counts so many more that are alike to this one. False as for `count`. */
  add(trial: number, count: number): boolean;
  readonly kinds: number;
  /** Numbers of a record. */
  readonly width: number;
  /** The records of all kinds, one after another. */
  readonly records: Float64Array;
  /** Trials of that kind among those counted; it may be none. */
  countOf(kind: number): number;
  stratumOf(kind: number): number;
  /** The first trial of that kind that has run. */
  firstTrialOf(kind: number): number;
}

export type OpenEngine = (machine: Machine, layout: Layout, seed: string) => Engine;
