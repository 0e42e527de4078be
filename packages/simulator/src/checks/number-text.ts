/** Numbers that were found out, as precise as anybody reads them. */
import { percentText, roundedDurationText } from '@rollout/compiler';

const TEN_THOUSAND = 10_000;

const HARDLY = 1 / TEN_THOUSAND;

const isHardly = (share: number): boolean => share > 0 && share < HARDLY;

/** A chance as a percent with two decimals, rounded down: what is promised is kept. */
export function chanceText(chance: number): string {
  if (isHardly(chance)) return '<0.01%';
  return percentText(Math.floor(chance * TEN_THOUSAND + 1e-9) / TEN_THOUSAND);
}

/** A share as a whole percent, or with one digit where it is less than one; not more exact than `<0.01%` and `>99.99%`. */
export function shareText(share: number): string {
  if (isHardly(share)) return '<0.01%';
  if (share > 1 - HARDLY && share < 1) return '>99.99%';
  return percentText(Number(share.toPrecision(share < 0.01 ? 1 : 2)));
}

/** How many times as much, with two digits behind the point: `1.43`, `2`. Rounded up, so that it is more than it is compared with. */
export function timesText(times: number): string {
  return String(Math.ceil(times * 100 - 1e-9) / 100);
}

const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;

/** How old something is: of months nobody reads the minutes, of years not the days. */
export function ageText(milliseconds: number): string {
  if (milliseconds >= 2 * YEAR) return `about ${Math.round(milliseconds / YEAR).toLocaleString('en-US')} years`;
  return milliseconds >= 10 * DAY ? `${Math.round(milliseconds / DAY)} days` : roundedDurationText(milliseconds);
}
