/** Services that are deployed before what they cannot do without. */
import type { Service } from '@rollout/language';
import { relationOf } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { overlaps, setOf } from '../fleet/server-set.ts';
import { isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';

/** Pairs of steps that are looked at. */
const EFFORT = 500_000;

/** `needs`: for each service of the machine those that it needs. */
export function checkNeeds(plan: PlanUnderCheck, needs: readonly Pick<Service, 'needs'>[]): void {
  const { services, steps } = plan.machine;
  const deploysOf = services.map(({ servers }) => {
    const own = setOf(servers);
    return plan.graph.deploys.filter((deploy) => overlaps(plan.selected.get(deploy) ?? [], own));
  });
  let pairs = 0;
  services.forEach(({ name }, service) => {
    for (const needed of needs[service]?.needs ?? []) {
      const other = services.findIndex((one) => one.name === needed);
      for (const early of deploysOf[service] ?? []) {
        const step = steps[early];
        pairs += deploysOf[other]?.length ?? 0;
        if (pairs > EFFORT) return;
        const late = deploysOf[other]?.find((deploy) => relationOf(plan.graph, early, deploy) === 'before');
        if (late === undefined || step === undefined || isSaid(plan, `needs-later ${needed}`, step)) continue;
        const finding = { service: name, needed, later: steps[late]?.text ?? '' };
        const related = [{ ...locationOf(plan, late), message: `\`${needed}\` is deployed here.` }];
        plan.diagnostics.push(
          compilerDiagnostics.create('needs-later', finding, { ...locationOf(plan, early), related }),
        );
      }
    }
  });
}
