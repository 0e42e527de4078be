/** What sums of chances may miss of the whole, by rounding alone. */
const ROUNDING = 1e-12;

/** Which share of all a part is, from 0 to 1; all of it where no more than rounding is lacking. 0: there is nothing. */
export function shareOf(part: number, all: number): number {
  if (!(all > 0)) return 0;
  return part / all > 1 - ROUNDING ? 1 : part / all;
}
