/** Where all the nodes of one class stand. */
import type { Budget } from '../fleet/budget.ts';
import { spend } from '../fleet/budget.ts';
import type { FleetClass } from '../fleet/class-table.ts';
import { type ServerSet, serversBetween } from '../fleet/server-set.ts';

/** The servers of every node of a class, nodes that touch joined. None once the budget is spent. */
export function rangesOfClass(entry: FleetClass, budget: Budget): ServerSet {
  let starts = [0];
  const above: FleetClass[] = [];
  for (let at = entry.parent; at !== null; at = at.parent) above.unshift(at);
  for (const outer of above) {
    if (!spend(budget, starts.length * outer.node.count)) return [];
    starts = starts.flatMap((start) =>
      Array.from({ length: outer.node.count }, (_, index) => start + outer.offset + index * outer.node.servers),
    );
  }
  return starts.flatMap((start) =>
    serversBetween(start + entry.offset, start + entry.offset + entry.node.count * entry.node.servers),
  );
}
