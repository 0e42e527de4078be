/** Amounts and times that are one of a few. */
import type { Distribution } from '@rollout/language';
import type { Law } from '../distributions/index.ts';
import { type LawBook, lawIn } from '../luck/laws.ts';

/** Values, ascending, with the chance of each; they sum to 1. */
export interface Discrete {
  readonly values: Float64Array;
  readonly chances: Float64Array;
}

/** Distributions never change, and are asked about in every run. */
const known = new WeakMap<Distribution, Discrete | 'any'>();

/** null: it may be anything between some two values. */
export function discreteIn(laws: LawBook, distribution: Distribution): Discrete | null {
  const before = known.get(distribution);
  if (before !== undefined) return before === 'any' ? null : before;
  const found = distribution.kind === 'fixed' ? always(distribution.value) : discrete(lawIn(laws, distribution));
  known.set(distribution, found ?? 'any');
  return found;
}

const always = (value: number): Discrete => ({ values: Float64Array.of(value), chances: Float64Array.of(1) });

/** What the chances of a law's single values may miss of 1 by rounding. */
const ROUNDING = 1e-9;

function discrete({ least, most, atoms }: Law): Discrete | null {
  if (least === most) return always(least);
  const whole = atoms.reduce((sum, { weight }) => sum + weight, 0);
  if (whole < 1 - ROUNDING) return null;
  return {
    values: Float64Array.from(atoms, ({ at }) => at),
    chances: Float64Array.from(atoms, ({ weight }) => weight / whole),
  };
}
