/** Which servers have the new version, and which still have the old one. */
import { relationOf } from '../../control/control-graph.ts';
import { deployedAlso, nothingDeployed, withoutDeployed } from '../../fleet/deployed.ts';
import { intersect, type ServerSet, unite, uniteAll } from '../../fleet/server-set.ts';
import type { StepIndex } from '../../machine/steps.ts';
import { standing } from '../../steps/greens.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import type { Known } from './walk.ts';

/** What of some servers still has the old version for sure, beside a new one or alone. */
export function oldIn(plan: PlanUnderCheck, servers: ServerSet, { deployed, greens }: Known): ServerSet {
  return unite(withoutDeployed(servers, deployed), intersect(servers, besideIn(plan, greens)));
}

/** What stands beside the old version. */
function besideIn(plan: PlanUnderCheck, greens: Known['greens']): ServerSet {
  return uniteAll(standing(greens).map((step) => plan.selected.get(step) ?? []));
}

/** What of some servers could have the new version when a step runs: all that is deployed no later. */
export function newAtMost(plan: PlanUnderCheck, servers: ServerSet, at: StepIndex): ServerSet {
  const deployed = plan.graph.deploys
    .filter((deploy) => relationOf(plan.graph, deploy, at) !== 'after')
    .map((deploy) => intersect(servers, plan.selected.get(deploy) ?? []));
  return deployed.reduce(deployedAlso, nothingDeployed).reduce<ServerSet>(unite, []);
}
