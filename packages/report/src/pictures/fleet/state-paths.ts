import type { Counts } from '../../fleet/film.ts';
import type { FleetState } from '../../fleet/fleet-state.ts';
import { rounded } from '../rounded.ts';
import type { Box } from './map-layout.ts';
import { tileLevels } from './tile-levels.ts';

/** Of each state that some tile is in, all that is filled by it. */
export function statePaths(tiles: readonly Box[], counts: readonly Counts[]): Map<FleetState, string> {
  const paths = new Map<FleetState, string>();
  tiles.forEach(({ x, y, width, height }, index) => {
    for (const level of tileLevels(counts[index] ?? [], height)) {
      const box = `M${rounded(x)} ${rounded(y + level.top)}h${rounded(width)}v${rounded(level.height)}h${rounded(-width)}z`;
      paths.set(level.state, (paths.get(level.state) ?? '') + box);
    }
  });
  return paths;
}
