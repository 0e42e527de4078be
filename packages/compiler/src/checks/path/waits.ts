/** Waits for what never comes, or for what they can learn nothing about. */
import { relationOf } from '../../control/control-graph.ts';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { isEmpty } from '../../fleet/domains.ts';
import { intersect, overlaps, type ServerSet, setOf, subtract, uniteAll } from '../../fleet/server-set.ts';
import type { MachineService } from '../../machine/services.ts';
import type { ConfidenceStep, StepIndex, WaitStep } from '../../machine/steps.ts';
import { bugsSeenBy } from '../bugs-seen.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import { advisedGate } from './advised-gate.ts';
import { shareAtMost } from './shares.ts';
import type { Known } from './walk.ts';

/** Requests come to new servers that carry load, of a service that has some. */
export function checkEvidence(plan: PlanUnderCheck, step: WaitStep, index: StepIndex, known: Known): void {
  if (step.evidence === null) return;
  const { services } = plan.machine;
  const loaded = uniteAll(services.flatMap((service) => (isEverLoaded(service) ? [setOf(service.servers)] : [])));
  const sees = (servers: ServerSet, shareOf: (area: number) => number) => {
    const near = plan.areasHolding(servers).filter((area) => plan.machine.areas[area]?.shifted);
    const idle = near.flatMap((area) => (shareOf(area) === 0 ? [plan.areas[area] ?? []] : []));
    return !isEmpty(plan.fleet.table, subtract(intersect(servers, loaded), uniteAll(idle)));
  };
  if (known.deployed.some((servers) => sees(servers, known.shareOf)) || isSaid(plan, 'evidence-never', step)) return;
  // What runs side by side with the wait may bring some.
  const others = plan.graph.deploys.filter((deploy) => relationOf(plan.graph, deploy, index) !== 'after');
  const atMost = (area: number) => shareAtMost(plan, area, index);
  if (others.some((deploy) => sees(plan.selected.get(deploy) ?? [], atMost))) return;
  const why = others.length === 0 ? 'nothing-new' : isIdle(plan, others) ? 'no-load' : 'no-traffic';
  plan.diagnostics.push(compilerDiagnostics.create('evidence-never', { why }, locationOf(plan, index)));
}

/** Whether any hour has requests. */
function isEverLoaded({ load }: MachineService): boolean {
  return load !== null && load.requestsPerSecond > 0 && (load.profile?.factors.some((factor) => factor > 0) ?? true);
}

/** Whether all that is known of the load of what is deployed is that there is none. */
function isIdle(plan: PlanUnderCheck, deploys: readonly StepIndex[]): boolean {
  const servers = uniteAll(deploys.map((deploy) => plan.selected.get(deploy) ?? []));
  const own = plan.machine.services.filter((one) => one.load !== null && overlaps(setOf(one.servers), servers));
  return own.length > 0 && !own.some(isEverLoaded);
}

/** Confidence comes from a gate that sees what exposure makes show. */
export function checkConfidence(plan: PlanUnderCheck, step: ConfidenceStep, index: StepIndex): void {
  const location = locationOf(plan, index);
  const gate = plan.machine.steps[step.gate];
  if (gate?.kind !== 'gate') {
    if (isSaid(plan, 'confidence-without-gate', step)) return;
    const advised = advisedGate(plan.machine.numbers);
    plan.diagnostics.push(compilerDiagnostics.create('confidence-without-gate', advised, location));
    return;
  }
  const check = plan.machine.numbers.checks[gate.check]?.name ?? '';
  if (step.bugs.length === 0) {
    if (isSaid(plan, 'confidence-blind', step)) return;
    const { bugs } = plan.machine.numbers;
    const dark = bugsSeenBy(plan.machine.numbers, gate.check).find((bug) => (bugs[bug]?.surfaces ?? null) !== null);
    const flag = dark === undefined ? null : (plan.machine.flags[bugs[dark]?.behind ?? -1]?.name ?? null);
    plan.diagnostics.push(compilerDiagnostics.create('confidence-blind', { check, flag }, location));
  }
}
