/** Who reads and writes what a service shares, and has to be on the new form of it before the old one goes. */
import { type ServerSet, setOf } from '../fleet/server-set.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

export interface Reader {
  /** null: whatever the plan deploys, for it speaks of no service. */
  readonly name: string | null;
  /** null: the plan does not deploy it. */
  readonly servers: ServerSet | null;
}

/** The services that need it; if none does, the service itself. */
export function readersOf({ machine, declared, graph, fleet }: PlanUnderCheck, service: string): readonly Reader[] {
  if (machine.services.length === 0 && graph.deploys.length > 0) return [{ name: null, servers: fleet.servers }];
  const needing = declared.filter(({ needs }) => needs.includes(service)).map(({ name }) => name);
  return (needing.length > 0 ? needing : [service]).map((name) => {
    const own = machine.services.find((one) => one.name === name);
    return { name, servers: own === undefined ? null : setOf(own.servers) };
  });
}
