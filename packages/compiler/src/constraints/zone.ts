/** The zone of a plan, where no other is named. */
import type { Plan, Topology } from '@rollout/language';

/** That of `starts`; else of the first window of the plan, its stages or its fleet that names one; else UTC. */
export function zoneOf({ starts, constraints, stages }: Plan, topology: Topology): string {
  if (starts !== null) return starts.zone;
  const all = [...constraints, ...stages.flatMap((stage) => stage.constraints), ...topology.constraints];
  for (const constraint of all) {
    if (constraint.kind === 'window' && constraint.zone !== 'local') return constraint.zone;
  }
  return 'UTC';
}
