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
const STACKED = STACKING.map((state) => [state, STATES.indexOf(state)] as const);

/** In the order of `STACKING`; their heights sum to that of the tile. */
export function tileLevels(counts: Counts, height: number): Level[] {
  const servers = counts.reduce((sum, count) => sum + count, 0);
  const parts: { readonly state: FleetState; readonly height: number }[] = [];
  for (const [state, index] of STACKED) {
    const count = counts[index] ?? 0;
    if (count !== 0) parts.push({ state, height: (count / servers) * height });
  }
  const [only] = parts;
  // Most tiles, most of the time.
  if (only !== undefined && parts.length === 1) return [{ ...only, top: 0 }];
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
