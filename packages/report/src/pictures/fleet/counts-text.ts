import { type Counts, STACKING, STATE_NAMES, STATES } from '../../fleet/film.ts';
import { formatCount } from '../../text/number.ts';

/** `100 new version, 20 changing, 1,080 old version`: of what there is. */
export function countsText(counts: Counts): string {
  return STACKING.flatMap((state) => {
    const count = counts[STATES.indexOf(state)] ?? 0;
    return count === 0 ? [] : [`${formatCount(count)} ${STATE_NAMES[state]}`];
  }).join(', ');
}
