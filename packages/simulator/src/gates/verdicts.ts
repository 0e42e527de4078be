/** What a gate that is judged by its samples comes to, its second running included, and how sure that is. */
import type { VerdictChances } from '../judge/power/combine.ts';
import { square } from '../math/square.ts';
import { type Figure, wilson } from '../statistics/index.ts';

/** For each verdict of one running how fast a chance grows with that of the verdict. */
type Slopes = VerdictChances;

export interface Judged {
  readonly passes: Figure;
  /** null: what is marginal runs once more. */
  readonly marginal: Figure | null;
  readonly fails: Figure;
}

/**
 * `again`: a marginal gate runs once more, and marginal again is a fail. `draws`: from how many judgements the chances come. Each figure is
 * as sure as so many trials would make it as have its variance: (Σ g² p − (Σ g p)²) / draws, p the chances of one running, g the slopes.
 */
export function judgedOverall(chances: VerdictChances, again: boolean, draws: number, level: number): Judged {
  const { pass, marginal, fail } = chances;
  const figure = (value: number, slopes: Slopes): Figure => {
    const mean = slopes.pass * pass + slopes.marginal * marginal + slopes.fail * fail;
    const squares = square(slopes.pass) * pass + square(slopes.marginal) * marginal + square(slopes.fail) * fail;
    const variance = (squares - mean * mean) / draws;
    const worth = variance > 0 ? Math.min(draws, (value * (1 - value)) / variance) : draws;
    return { ...wilson(value * worth, worth, level), value };
  };
  if (!again) {
    return {
      passes: figure(pass, { pass: 1, marginal: 0, fail: 0 }),
      marginal: figure(marginal, { pass: 0, marginal: 1, fail: 0 }),
      fails: figure(fail, { pass: 0, marginal: 0, fail: 1 }),
    };
  }
  return {
    passes: figure(pass + marginal * pass, { pass: 1 + marginal, marginal: pass, fail: 0 }),
    marginal: null,
    fails: figure(fail + marginal * (fail + marginal), { pass: 0, marginal: fail + 2 * marginal, fail: 1 + marginal }),
  };
}
