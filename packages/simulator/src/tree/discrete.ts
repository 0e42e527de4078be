/** Amounts and times that are one of a few. */
import type { Distribution } from '@rollout/language';
import type { Law } from '../distributions/index.ts';
import { type LawBook, lawIn } from '../luck/laws.ts';

/** Values, ascending, with the chance of each; they sum to 1. */
export interface Discrete {
  readonly values: Float64Array;
  readonly chances: Float64Array;
}

/** What the chances of a law's single values may miss of 1 by rounding. */
const ROUNDING = 1e-9;

/** null: it may be anything between some two values. */
export function discreteIn(laws: LawBook, distribution: Distribution): Discrete | null {
  if (distribution.kind === 'fixed') return { values: Float64Array.of(distribution.value), chances: ONE };
  return discrete(lawIn(laws, distribution));
}

const ONE = Float64Array.of(1);

function discrete({ least, most, atoms }: Law): Discrete | null {
  if (least === most) return { values: Float64Array.of(least), chances: ONE };
  const whole = atoms.reduce((sum, { weight }) => sum + weight, 0);
  if (whole < 1 - ROUNDING) return null;
  return {
    values: Float64Array.from(atoms, ({ at }) => at),
    chances: Float64Array.from(atoms, ({ weight }) => weight / whole),
  };
}
