/** What part of an area's load servers ordinarily carry. */
import { type Budget, isSpent } from '../../fleet/budget.ts';
import { loadOfServers } from '../../fleet/load-of-servers.ts';
import { intersect, type ServerSet } from '../../fleet/server-set.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';

/** What looking at one plan may cost: pieces of servers. */
const EFFORT = 200_000;

/** null where it would be too much to look at, and where the area has no load. */
export type LoadShares = (area: number, servers: ServerSet) => number | null;

export function loadSharesOf(plan: PlanUnderCheck): LoadShares {
  const budget: Budget = { left: EFFORT };
  return (area, servers) => {
    const all = plan.areas[area] ?? [];
    const whole = loadOfServers(plan.fleet, all, budget);
    const part = loadOfServers(plan.fleet, intersect(all, servers), budget);
    return isSpent(budget) || whole === 0 ? null : part / whole;
  };
}
