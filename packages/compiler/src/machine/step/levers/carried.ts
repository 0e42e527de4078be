/** What the new version carries: each lever that has been pulled says what it moves. */
import type { Round } from '../round.ts';
import { loadOnServers } from './servers.ts';
import { loadOfShares } from './traffic.ts';

/**
 * The load that new servers which are up carry, in loads of an ordinary server: of those in scope (null: all) and of one service
 * (null: all of the fleet). Areas come after the rest, in order.
 */
export function carried(round: Round, scope: ArrayLike<number> | null, service: number | null): number {
  return loadOfShares(round, scope, service, loadOnServers(round, scope, service));
}
