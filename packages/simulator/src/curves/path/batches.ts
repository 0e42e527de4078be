/** Batches, forward, and repairs of what failed in them. */
import type { RunEvent } from '@rollout/compiler';
import { add, addStep, end, stageOf } from './steps.ts';
import type { Watcher } from './watcher.ts';

export type Of<Kind extends RunEvent['kind']> = Extract<RunEvent, { readonly kind: Kind }>;

export interface OfUnit {
  readonly step: number;
  readonly unit: number;
  readonly ordinal: number;
}

/** Steps are fewer than 2¹⁷, units of one than 2¹⁸; ordinals are as large as they like within 2⁵³. */
export const keyOf = ({ step, unit, ordinal }: OfUnit): number => (ordinal * 262_144 + unit) * 131_072 + step;

export function seeBatch(watcher: Watcher, event: Of<'batch-hit' | 'batch-resumed' | 'batch-ended'>): void {
  const { at, step } = event;
  const key = keyOf(event);
  const hit = watcher.hits.get(key);
  if (hit !== undefined) {
    const stage = stageOf(watcher, step);
    add(watcher, watcher.names.beside('outage', stage), stage, hit, at, 'released');
    watcher.hits.delete(key);
  }
  const start = watcher.batches.get(key);
  if (start !== undefined) addStep(watcher, step, start, at, 'done');
  watcher.batches.delete(key);
  if (event.kind === 'batch-ended') {
    if (event.failed > 0) watcher.broken.set(key, at);
    end(watcher, step, at);
  } else if (event.kind === 'batch-hit') watcher.hits.set(key, at);
  else watcher.batches.set(key, at);
}

export function seeRepair(watcher: Watcher, event: Of<'repaired'>): void {
  const start = watcher.broken.get(keyOf(event));
  if (start === undefined) return;
  const stage = stageOf(watcher, event.step);
  add(watcher, watcher.names.beside('repair', stage), stage, start, event.at, 'repaired');
}
