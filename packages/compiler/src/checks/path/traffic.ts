/** Traffic that is shifted where it cannot go, and old servers that leave before it has. */
import { shareValue } from '@rollout/language';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { deployedIn } from '../../fleet/deployed.ts';
import { describe } from '../../fleet/describe.ts';
import { isEmpty } from '../../fleet/domains.ts';
import { intersect, type ServerSet, subtract, uniteAll } from '../../fleet/server-set.ts';
import type { DeployStep, RetireStep, ShiftStep, StepIndex } from '../../machine/steps.ts';
import { standing } from '../../steps/greens.ts';
import { percentText } from '../../text/percent-text.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import type { Known } from './walk.ts';

/** Whether a shift has new servers to bring traffic to, and brings them any. */
export function checkShift(plan: PlanUnderCheck, step: ShiftStep, index: StepIndex, known: Known): boolean {
  const { table } = plan.fleet;
  const empty = step.areas.find((area) => isEmpty(table, deployedIn(plan.areas[area] ?? [], known.deployed)));
  if (empty !== undefined) {
    if (isSaid(plan, 'shift-before-deploy', step)) return false;
    const where = `\`${plan.machine.areas[empty]?.name}\``;
    plan.diagnostics.push(compilerDiagnostics.create('shift-before-deploy', { where }, locationOf(plan, index)));
    return false;
  }
  const least = step.areas.reduce((least, area) => Math.min(least, known.shareOf(area)), 1);
  if (step.areas.length === 0 || least < shareValue(step.to)) return true;
  if (!isSaid(plan, 'shift-adds-nothing', step)) {
    const finding = { share: percentText(step.to), carried: percentText(least) };
    plan.diagnostics.push(compilerDiagnostics.create('shift-adds-nothing', finding, locationOf(plan, index)));
  }
  return false;
}

/** What stands beside the old version carries what is shifted to it, and nothing else. */
export function checkGreen(plan: PlanUnderCheck, step: DeployStep, index: StepIndex): void {
  const { table } = plan.fleet;
  const idle = subtract(plan.selected.get(index) ?? [], plan.shifted);
  if (isEmpty(table, idle) || isSaid(plan, 'green-without-traffic', step)) return;
  const where = describe(table, idle);
  plan.diagnostics.push(compilerDiagnostics.create('green-without-traffic', { where }, locationOf(plan, index)));
}

/** Blue leaves only once green carries everything. */
export function checkRetire(plan: PlanUnderCheck, step: RetireStep, index: StepIndex, known: Known): void {
  const location = locationOf(plan, index);
  if (step.deploys.length === 0) {
    if (isSaid(plan, 'retire-without-green', step)) return;
    plan.diagnostics.push(compilerDiagnostics.create('retire-without-green', {}, location));
    return;
  }
  const { table } = plan.fleet;
  const greens = uniteAll(step.deploys.map((deploy) => plan.selected.get(deploy) ?? []));
  const near = plan.areasHolding(greens);
  const full = near.flatMap((area) => (known.shareOf(area) >= 1 ? [plan.areas[area] ?? []] : []));
  const early = subtract(greens, uniteAll(full));
  if (isEmpty(table, early) || isSaid(plan, 'retire-before-traffic', step)) return;
  const finding = { where: describe(table, early), carried: percentText(leastShare(plan, early, known)) };
  const [deploy] = step.deploys;
  const related = deploy === undefined ? [] : [{ ...locationOf(plan, deploy), message: 'Green is deployed here.' }];
  plan.diagnostics.push(compilerDiagnostics.create('retire-before-traffic', finding, { ...location, related }));
}

/** The least that new servers among these carry of their area's load. */
function leastShare(plan: PlanUnderCheck, servers: ServerSet, { shareOf }: Known): number {
  const { table } = plan.fleet;
  const shares = plan.areasHolding(servers).flatMap((area) => {
    const own = intersect(plan.areas[area] ?? [], servers);
    return isEmpty(table, own) ? [] : [shareOf(area)];
  });
  return shares.length === 0 ? 0 : Math.min(...shares);
}

/** What still stands twice when everything is done. */
export function checkStanding(plan: PlanUnderCheck, atEnd: Known): void {
  for (const index of standing(atEnd.greens)) {
    const step = plan.machine.steps[index];
    if (step === undefined || isSaid(plan, 'blue-never-retired', step)) continue;
    plan.diagnostics.push(compilerDiagnostics.create('blue-never-retired', {}, locationOf(plan, index)));
  }
}
