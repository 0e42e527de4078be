/** The zone of a plan, where no other is named. */
import { type Plan, type Topology, zoneOfConstraints } from '@rollout/language';

/** That of `starts`; else of the first window of the plan, its fleet or its stages that names one; else UTC. */
export function zoneOf({ starts, constraints, stages }: Plan, topology: Topology): string {
  const inStages = stages.flatMap((stage) => stage.constraints);
  return starts?.zone ?? zoneOfConstraints([...constraints, ...topology.constraints, ...inStages]);
}
