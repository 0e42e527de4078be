/** How far apart two plans' runs of one luck can be. */
import type { Machine } from '@rollout/compiler';
import { greatestAmount } from '../measures/greatest-amount.ts';
import type { Target } from './objective.ts';
import type { Samples } from './samples.ts';

/**
 * In the target's unit. `seen` of all plans together: a run that is unlike all of those may come to `greatestAmount`, while that of the other
 * plan comes to the least. Chances: 1.
 */
export function farthestApart(machines: readonly Machine[], target: Target, { least, most }: Seen): number {
  if (target.kind === 'found' || target.measure.kind === 'chance') return 1;
  const { of } = target.measure;
  if (!(most >= least)) return Infinity;
  const greatest = (machine: Machine): number => {
    const escaped = of.kind === 'exposure' ? greatestAmount(machine, of, 0) : 0;
    // Somebody had it until the horizon: beyond that only the plan's own time counts, which may be twice as long.
    return greatestAmount(machine, of, most) - (most >= escaped ? 2 * escaped : 0);
  };
  return machines.reduce((far, machine) => Math.max(far, greatest(machine)), most) - Math.max(0, least);
}

export interface Seen {
  readonly least: number;
  readonly most: number;
}

/** The least and the greatest value of a target that any of the plans had. */
export function seenIn(samples: readonly Samples[], target: number): Seen {
  let least = Infinity;
  let most = -Infinity;
  for (const { values, size } of samples) {
    const list = values[target];
    for (let trial = 0; trial < size; trial++) {
      const value = list?.[trial] ?? Number.NaN;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { least, most };
}
