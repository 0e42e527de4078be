/** Percents as messages round them, to a tenth, and how many times ordinary loads. */
import { percentText } from '../../text/percent-text.ts';

/** What floating point adds to a number that is a tenth of a percent itself. */
const SLACK = 1e-9;

export function percentAbout(share: number): string {
  return percentText(Math.round(share * 1000) / 1000);
}

/** Rounded up, so that it is enough. */
export function percentAtLeast(share: number): string {
  return percentText(Math.ceil(share * 1000 - SLACK) / 1000);
}

/** Rounded down, so that it is not too much. */
export function percentAtMost(share: number): string {
  return percentText(Math.floor(share * 1000 + SLACK) / 1000);
}

export function timesText(times: number): string {
  return Number.isFinite(times) ? String(Number(times.toPrecision(3))) : 'any number of';
}
