import type { Layout, Machine } from '@rollout/compiler';

/** Whatever runs trials of one machine under one seed. */
export interface Engine {
  /** Runs a trial (numbered from 1) and writes its record into `records`, from `row` on. */
  run(trial: number, records: Float64Array, row: number): void;
}

export type OpenEngine = (machine: Machine, layout: Layout, seed: string) => Engine;
