/**
 * The derivatives of ln Γ(x) for x > 0. Upwards by ψ(x) = ψ(x + 1) − 1/x and ψ′(x) = ψ′(x + 1) + 1/x², until the asymptotic series hold
 * (Abramowitz and Stegun, 6.3.18 and 6.4.12).
 */
import { log } from './log.ts';

/** From here on the series below are exact to 1e-16. */
const LARGE = 12;

/** ψ(x) = Γ′(x)/Γ(x), for x > 0; NaN otherwise. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let lifted = x;
  let below = 0;
  while (lifted < LARGE) {
    below += 1 / lifted;
    lifted += 1;
  }
  const z = 1 / (lifted * lifted);
  const series =
    z *
    (1 / 12 -
      z *
        (1 / 120 -
          z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760 - z * (1 / 12 - z * (3617 / 8160))))))));
  return log(lifted) - 0.5 / lifted - series - below;
}

/** ψ′(x), for x > 0; NaN otherwise. */
export function trigamma(x: number): number {
  if (!(x > 0)) return NaN;
  let lifted = x;
  let below = 0;
  while (lifted < LARGE) {
    below += 1 / (lifted * lifted);
    lifted += 1;
  }
  const w = 1 / lifted;
  const z = w * w;
  const series =
    z * (1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * (5 / 66 - z * (691 / 2730 - z * (7 / 6)))))));
  return below + w * (1 + w / 2 + series);
}
