/** Traffic that is shifted where it cannot go, and old servers that leave before it has. */
import { shareValue } from '@rollout/language';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { deployedIn } from '../../fleet/deployed.ts';
import { describe } from '../../fleet/describe.ts';
import { isEmpty, sizeOf } from '../../fleet/domains.ts';
import { intersect, type ServerSet, subtract, uniteAll } from '../../fleet/server-set.ts';
import type { DeployStep, MachineStep, Pull, RetireStep, StepIndex } from '../../machine/steps.ts';
import { standing } from '../../steps/greens.ts';
import { percentText } from '../../text/percent-text.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import type { LoadShares } from './load-shares.ts';
import { oldIn } from './new-and-old.ts';
import { percentAbout, percentAtLeast, timesText } from './percents.ts';
import type { Known } from './walk.ts';

export type Shift = Extract<Pull, { readonly lever: 'traffic' }>;

/** Whether a shift has new servers to bring traffic to, and brings them any. */
export function checkShift(
  plan: PlanUnderCheck,
  step: MachineStep,
  index: StepIndex,
  { areas, to }: Shift,
  known: Known,
): boolean {
  const { table } = plan.fleet;
  const empty = areas.find((area) => isEmpty(table, deployedIn(plan.areas[area] ?? [], known.deployed)));
  if (empty !== undefined) {
    if (isSaid(plan, 'shift-before-deploy', step)) return false;
    const where = `\`${plan.machine.areas[empty]?.name}\``;
    plan.diagnostics.push(compilerDiagnostics.create('shift-before-deploy', { where }, locationOf(plan, index)));
    return false;
  }
  const least = areas.reduce((least, area) => Math.min(least, known.shareOf(area)), 1);
  if (areas.length === 0 || least < shareValue(to)) return true;
  if (!isSaid(plan, 'shift-adds-nothing', step)) {
    const finding = { share: percentText(to), carried: percentText(least) };
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

/** Blue leaves only where green carries traffic, and as much of it as those that stay cannot. */
export function checkRetire(
  plan: PlanUnderCheck,
  step: RetireStep,
  index: StepIndex,
  known: Known,
  loadShares: LoadShares,
): void {
  const location = locationOf(plan, index);
  if (step.deploys.length === 0) {
    if (isSaid(plan, 'retire-without-green', step)) return;
    plan.diagnostics.push(compilerDiagnostics.create('retire-without-green', {}, location));
    return;
  }
  const { table } = plan.fleet;
  const greens = uniteAll(step.deploys.map((deploy) => plan.selected.get(deploy) ?? []));
  const tell = (finding: Early) => {
    if (isSaid(plan, 'retire-before-traffic', step)) return;
    const [deploy] = step.deploys;
    const related = deploy === undefined ? [] : [{ ...locationOf(plan, deploy), message: 'Green is deployed here.' }];
    plan.diagnostics.push(compilerDiagnostics.create('retire-before-traffic', finding, { ...location, related }));
  };
  const near = plan.areasHolding(greens);
  const nowhere = subtract(greens, uniteAll(near.map((area) => plan.areas[area] ?? [])));
  if (!isEmpty(table, nowhere)) {
    tell({ where: describe(table, nowhere), carried: '0%', left: 0, times: null, capacity: '1', least: '100%' });
  }
  for (const area of near) {
    const own = intersect(plan.areas[area] ?? [], greens);
    if (isEmpty(table, own)) continue;
    const early = earlyIn(plan, area, greens, known, loadShares);
    if (early !== null) tell({ where: describe(table, own), ...early });
  }
}

/** What `retire-before-traffic` says. */
interface Early {
  readonly where: string;
  readonly carried: string;
  /** Old servers that stay, in ordinary loads what they would carry, and what they can; null: they are not too few. */
  readonly left: number;
  readonly times: string | null;
  readonly capacity: string;
  /** The share that would do. */
  readonly least: string;
}

/** What is wrong with retiring the blue of these green servers in an area; null: nothing is. */
function earlyIn(
  plan: PlanUnderCheck,
  area: number,
  greens: ServerSet,
  known: Known,
  loadShares: LoadShares,
): Omit<Early, 'where'> | null {
  const share = known.shareOf(area);
  if (share >= 1) return null;
  const { areas, services } = plan.machine;
  const servers = plan.areas[area] ?? [];
  const staying = subtract(oldIn(plan, servers, known), greens);
  const left = sizeOf(plan.fleet.table, staying);
  const carried = percentAbout(share);
  if (left === 0) return { carried, left, times: null, capacity: '1', least: '100%' };
  const part = loadShares(area, staying);
  if (part === null) return null;
  const headroom = services[areas[area]?.service ?? -1]?.headroom ?? null;
  const capacity = headroom === null ? 1 : 1 + shareValue(headroom);
  const tooMuch = 1 - share > capacity * part * (1 + 1e-9);
  if (share > 0 && !tooMuch) return null;
  // Where any share would do, that of as many servers as are green.
  const least = capacity * part < 1 ? 1 - capacity * part : 1 - part;
  return {
    carried,
    left,
    times: tooMuch ? timesText((1 - share) / part) : null,
    capacity: timesText(capacity),
    least: percentAtLeast(least),
  };
}

/** What still stands twice when everything is done. */
export function checkStanding(plan: PlanUnderCheck, atEnd: Known): void {
  for (const index of standing(atEnd.greens)) {
    const step = plan.machine.steps[index];
    if (step === undefined || isSaid(plan, 'blue-never-retired', step)) continue;
    plan.diagnostics.push(compilerDiagnostics.create('blue-never-retired', {}, locationOf(plan, index)));
  }
}
