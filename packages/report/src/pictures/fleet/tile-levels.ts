/** A tile as levels that fill it from the bottom, one a state that some of its servers are in. */
import { type Counts, STACKING, STATES } from '../../fleet/film.ts';
import type { FleetState } from '../../fleet/fleet-state.ts';

export interface Level {
  readonly state: FleetState;
  /** From the top of the tile, in its height. */
  readonly top: number;
  readonly height: number;
}

/** Thinner ones of what somebody should see are drawn as thick as this, at the cost of the thickest. */
const LEAST = 2;
const LOUD: readonly FleetState[] = ['doubted', 'changing', 'returning', 'failed', 'lost'];

/** In the order of `STACKING`; their heights sum to that of the tile. */
export function tileLevels(counts: Counts, height: number): Level[] {
  const servers = counts.reduce((sum, count) => sum + count, 0);
  const parts = STACKING.flatMap((state) => {
    const count = counts[STATES.indexOf(state)] ?? 0;
    return count === 0 ? [] : [{ state, height: (count / servers) * height }];
  });
  const thin = parts.filter((part) => part.height < LEAST && LOUD.includes(part.state));
  const thickest = parts.reduce((most, part) => Math.max(most, part.height), 0);
  const missing = thin.reduce((sum, part) => sum + LEAST - part.height, 0);
  const giver = thickest - missing > LEAST ? parts.find((part) => part.height === thickest) : undefined;
  let bottom = height;
  return parts.map((part) => {
    const more = giver === undefined ? 0 : part === giver ? -missing : thin.includes(part) ? LEAST - part.height : 0;
    bottom -= part.height + more;
    return { state: part.state, top: bottom, height: part.height + more };
  });
}
