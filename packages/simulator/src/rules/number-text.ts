/** Numbers that were found out, as precise as anybody reads them. */
import { percentText } from '@rollout/compiler';

const TEN_THOUSAND = 10_000;

/** A chance as a percent with two decimals, rounded down: what is promised is kept. */
export function chanceText(chance: number): string {
  return percentText(Math.floor(chance * TEN_THOUSAND + 1e-9) / TEN_THOUSAND);
}

/** A share as a whole percent, or with one digit where it is less than one. */
export function shareText(share: number): string {
  return percentText(Number(share.toPrecision(share < 0.01 ? 1 : 2)));
}

/** How many times as much, with two digits behind the point: `1.43`, `2`. Rounded up, so that it is more than it is compared with. */
export function timesText(times: number): string {
  return String(Math.ceil(times * 100 - 1e-9) / 100);
}
