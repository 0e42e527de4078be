import type { Layout, Machine } from '@rollout/compiler';
import { type OpenLuck, openLuck } from '../luck/index.ts';
import { createKernel, type KernelEngine } from './create-kernel.ts';

export interface Replaying {
  readonly seed: string;
  readonly luck: OpenLuck;
  readonly kernel: KernelEngine;
}

/**
 * A kernel for those who look at single trials again, one after another: for one seed of a machine they share it, for it takes longer to make than
 * many a trial to run. What it tells of a trial is to be read before the next one is run.
 */
export function replayingKernel(machine: Machine, layout: Layout, seed: string): Replaying {
  const before = made.get(machine);
  if (before?.seed === seed) return before;
  const luck = openLuck(machine, layout, seed);
  const replaying = { seed, luck, kernel: createKernel(machine, layout, luck) };
  made.set(machine, replaying);
  return replaying;
}

/** Machines never change; of each the last seed that was asked for. */
const made = new WeakMap<Machine, Replaying>();
