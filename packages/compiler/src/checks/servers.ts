/** Every server is deployed once: not twice, and not never. */

import { relationOf } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { type Deployed, deployedAlso, deployedIn, nothingDeployed } from '../fleet/deployed.ts';
import { describe } from '../fleet/describe.ts';
import { isEmpty, sizeOf } from '../fleet/domains.ts';
import { intersect, overlaps, subtract } from '../fleet/server-set.ts';
import type { StepIndex } from '../machine/steps.ts';
import { locationOf, type PlanUnderCheck } from './plan-under-check.ts';

/** So many of one kind are shown; more would say the same again. */
const SHOWN = 20;

export function checkServers(plan: PlanUnderCheck): void {
  // What deploys nothing is not about servers.
  if (plan.graph.deploys.length === 0) return;
  checkTwice(plan);
  const { table, servers: all } = plan.fleet;
  const missing = subtract(all, plan.reached);
  const servers = sizeOf(table, missing);
  if (servers === 0) return;
  const finding = { servers, of: sizeOf(table, all), where: describe(table, missing) };
  plan.diagnostics.push(compilerDiagnostics.create('servers-not-reached', finding, plan.sources.plan));
}

function checkTwice(plan: PlanUnderCheck): void {
  const { table } = plan.fleet;
  let total = 0;
  for (const servers of plan.selected.values()) total += sizeOf(table, servers);
  if (total === sizeOf(table, plan.reached)) return;

  const said = new Set<string>();
  let before: Deployed = nothingDeployed;
  for (const [step, servers] of plan.selected) {
    const again = deployedIn(servers, before);
    if (again.length > 0 && !isEmpty(table, again)) {
      const other = [...plan.selected].find(([, first]) => overlaps(first, again))?.[0] ?? step;
      report(plan, step, other, said);
      if (said.size >= SHOWN) return;
    }
    before = deployedAlso(before, servers);
  }
}

function report(plan: PlanUnderCheck, step: StepIndex, other: StepIndex, said: Set<string>): void {
  const { steps } = plan.machine;
  const key = `${steps[step]?.source} ${steps[other]?.source}`;
  if (said.has(key)) return;
  said.add(key);
  const both = intersect(plan.selected.get(step) ?? [], plan.selected.get(other) ?? []);
  const relation = relationOf(plan.graph, other, step);
  const location = locationOf(plan, step);
  const place = locationOf(plan, other);
  const finding = {
    where: describe(plan.fleet.table, both),
    other: steps[other]?.text ?? '',
    together: relation === 'together',
  };
  plan.diagnostics.push(
    compilerDiagnostics.create('deployed-twice', finding, {
      ...location,
      related: place === location ? [] : [{ ...place, message: 'They are selected here too.' }],
    }),
  );
}
