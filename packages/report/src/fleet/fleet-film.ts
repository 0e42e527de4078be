import type { Machine } from '@rollout/compiler';
import { fleetHistory, type Trace } from '@rollout/simulator';
import { formatDuration } from '../text/duration.ts';
import { printable } from '../text/printable.ts';
import type { Film } from './film.ts';
import { gaugesOf } from './gauges.ts';
import { momentsOf } from './moments.ts';
import { tileChanges } from './tile-changes.ts';
import { tilesOf } from './tiles.ts';

/**
 * The fleet over one run. The trial is run once more for where its servers stood, so the machine must be the one that was traced. A server that stands beside
 * the one that it is to replace (`deploy green`, `maxSurge`) is that one's place on the map: counts sum to the fleet's servers. New servers are
 * `baking` until the outermost `each` unit that they were deployed in, or else their stage, is done, and `doubted` while a gate
 * or a watch of theirs has found fault, and they neither went back nor did anything look at them again. Servers in one cell of the machine are told apart
 * by nothing; which of them is in which tile is as `shareOut` says.
 */
export function fleetFilm(raw: Trace, machine: Machine): Film {
  const trace = printable(raw);
  const { plan, scenario, trial, seed, duration, outcome, servers } = trace;
  const tiling = tilesOf(machine.fleet);
  const history = fleetHistory(machine, { seed: raw.seed, trial });
  const { times, changes, grid } = tileChanges(history, tiling.tiles, duration);
  const notes = [...tiling.notes, ...(grid === 0 ? [] : [`States are told every ${formatDuration(grid)}.`])];
  return {
    plan,
    scenario,
    trial,
    seed,
    duration,
    outcome,
    servers,
    fleet: tiling.fleet,
    tiles: tiling.tiles.map(({ address, label, servers }, index) => ({
      address,
      label,
      servers,
      changes: changes[index] ?? [],
    })),
    tile: { level: tiling.level, most: tiling.most },
    times,
    down: trace.standing.map(({ at, up }) => [at, servers - up] as const),
    moments: momentsOf(trace),
    gauges: gaugesOf(trace, machine),
    notes,
  };
}
