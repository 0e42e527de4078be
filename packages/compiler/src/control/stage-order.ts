/** Which stages end before which others begin. */
import type { Machine } from '../machine/machine.ts';

export interface StageOrder {
  /** Whether stage `a` has always ended when stage `b` begins. */
  readonly isBefore: (a: number, b: number) => boolean;
}

/**
 * Stages are laid along chains (each stage continues the chain of a stage that it comes after, if that one is not continued
 * yet); for every stage it is kept how far along each chain it reaches back. A plan without branches is one chain.
 */
export function stageOrder(stages: Machine['stages']): StageOrder {
  const chain: number[] = [];
  const position: number[] = [];
  const continued = new Set<number>();
  const reach: Map<number, number>[] = [];
  stages.forEach((stage, index) => {
    const before = stage.after.find((other) => !continued.has(other));
    if (before === undefined) {
      chain[index] = index;
      position[index] = 0;
    } else {
      continued.add(before);
      chain[index] = chain[before] ?? index;
      position[index] = (position[before] ?? 0) + 1;
    }
    const back = new Map<number, number>();
    const also = (along: number, at: number) => back.set(along, Math.max(back.get(along) ?? -1, at));
    for (const other of stage.after) {
      also(chain[other] ?? 0, position[other] ?? 0);
      for (const [along, at] of reach[other] ?? []) also(along, at);
    }
    reach[index] = back;
  });
  return {
    isBefore: (a, b) => (reach[b]?.get(chain[a] ?? -1) ?? -1) >= (position[a] ?? Infinity),
  };
}
