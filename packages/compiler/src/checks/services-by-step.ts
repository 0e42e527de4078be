/** Which services each deploying step is about. */
import { isEmpty } from '../fleet/domains.ts';
import { holdersAmong } from '../fleet/holders.ts';
import { intersect, type ServerSet, setOf } from '../fleet/server-set.ts';
import type { StepIndex } from '../machine/steps.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

/** Names of the services of which each deploying step deploys servers. */
export function servicesByStep({
  machine,
  selected,
  fleet,
}: PlanUnderCheck): ReadonlyMap<StepIndex, readonly string[]> {
  const sets = machine.services.map(({ servers }) => setOf(servers));
  const holding = holdersAmong(sets);
  const namesOf = (servers: ServerSet) =>
    holding(servers).flatMap((service) => {
      const isHeld = !isEmpty(fleet.table, intersect(servers, sets[service] ?? []));
      return isHeld ? [machine.services[service]?.name ?? ''] : [];
    });
  return new Map([...selected].map(([step, servers]) => [step, namesOf(servers)]));
}
