/** Canary gates compare new servers with as many old ones. */
import { shareValue } from '@rollout/language';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { deployedIn } from '../../fleet/deployed.ts';
import { sizeOf } from '../../fleet/domains.ts';
import type { GateStep, StepIndex } from '../../machine/steps.ts';
import { percentText } from '../../text/percent-text.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import type { LoadShares } from './load-shares.ts';
import { oldIn } from './new-and-old.ts';
import { percentAbout, percentAtLeast } from './percents.ts';
import type { Known } from './walk.ts';

/** Gives whether there is something to compare. */
export function checkCanary(
  plan: PlanUnderCheck,
  step: GateStep,
  index: StepIndex,
  known: Known,
  loadShares: LoadShares,
): boolean {
  if (step.canary === null) return false;
  const { table, servers } = plan.fleet;
  const location = locationOf(plan, index);
  const fresh = sizeOf(table, deployedIn(servers, known.deployed));
  const old = sizeOf(table, oldIn(plan, servers, known));
  if (fresh === 0) {
    if (!isSaid(plan, 'canary-without-new', step))
      plan.diagnostics.push(compilerDiagnostics.create('canary-without-new', {}, location));
    return false;
  }
  if (old === 0) {
    if (!isSaid(plan, 'canary-without-old', step))
      plan.diagnostics.push(compilerDiagnostics.create('canary-without-old', {}, location));
    return false;
  }
  if (old < fresh && !isSaid(plan, 'canary-outnumbers', step))
    plan.diagnostics.push(compilerDiagnostics.create('canary-outnumbers', { fresh, old }, location));
  const { traffic } = step.canary;
  if (traffic === null || traffic.areas.length === 0) return true;
  const least = traffic.areas.reduce((least, area) => Math.min(least, known.shareOf(area)), 1);
  if (least >= shareValue(traffic.share) && !isSaid(plan, 'canary-adds-nothing', step)) {
    const finding = { share: percentText(traffic.share), carried: percentText(least) };
    plan.diagnostics.push(compilerDiagnostics.create('canary-adds-nothing', finding, location));
  }
  checkTaken(plan, step, index, known, loadShares);
  return true;
}

/** Where no shift divides the load it follows servers: new ones have their part before the gate asks for any. */
function checkTaken(
  plan: PlanUnderCheck,
  step: GateStep,
  index: StepIndex,
  { deployed }: Known,
  loadShares: LoadShares,
): void {
  const traffic = step.canary?.traffic ?? null;
  if (traffic === null) return;
  const asked = shareValue(traffic.share);
  for (const area of traffic.areas) {
    const own = plan.machine.areas[area];
    if (own === undefined || own.shifted) continue;
    const fresh = deployedIn(plan.areas[area] ?? [], deployed);
    const carried = loadShares(area, fresh);
    // Not by what floating point makes of equal numbers.
    if (carried === null || carried <= asked * (1 + 1e-9) || isSaid(plan, 'canary-takes-traffic', step)) continue;
    const finding = {
      where: `\`${own.name}\``,
      servers: sizeOf(plan.fleet.table, fresh),
      carried: percentAbout(carried),
      share: percentText(traffic.share),
      least: percentAtLeast(carried),
    };
    plan.diagnostics.push(compilerDiagnostics.create('canary-takes-traffic', finding, locationOf(plan, index)));
  }
}
