/** The ordinary load of some servers together, 1 being the fleet's mean server. */
import type { Budget } from './budget.ts';
import { chunksOf, nodesIn } from './chunks.ts';
import type { ServerSet } from './server-set.ts';
import type { FleetView } from './view.ts';

export function loadOfServers({ table, loads }: FleetView, servers: ServerSet, budget: Budget): number {
  return chunksOf(table, servers, 'server', 'above', budget).reduce(
    (sum, chunk) => sum + nodesIn(chunk) * (loads.ofServer[chunk.class?.index ?? -1] ?? 0),
    0,
  );
}
