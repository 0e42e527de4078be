/** A plan that takes longer than its deadline with every duration at its least. */
import { floorOfShare, type Plan } from '@rollout/language';
import { blockFrom } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { chunksOf, heldBy, nodesIn } from '../fleet/chunks.ts';
import type { FleetClass } from '../fleet/class-table.ts';
import { sizeOf } from '../fleet/domains.ts';
import { setOf } from '../fleet/server-set.ts';
import type { DeployStep, StepIndex } from '../machine/steps.ts';
import { durationText } from '../text/duration-text.ts';
import { leastOf } from './least-duration.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

export function checkDeadline(plan: PlanUnderCheck, { deadline }: Plan): void {
  if (deadline === null) return;
  const least = leastDuration(plan);
  if (least <= deadline.within) return;
  const finding = { deadline: durationText(deadline.within), least: durationText(Math.ceil(least)) };
  plan.diagnostics.push(compilerDiagnostics.create('deadline-impossible', finding, deadline.location));
}

/** A time, in milliseconds, that the plan takes at least to complete: a lower bound, not the exact least. */
function leastDuration(plan: PlanUnderCheck): number {
  const ends: number[] = [];
  plan.machine.stages.forEach(({ entry, after }, index) => {
    const begin = after.reduce((latest, stage) => Math.max(latest, ends[stage] ?? 0), 0);
    ends[index] = begin + leastOfBlock(plan, entry);
  });
  return ends.reduce((latest, end) => Math.max(latest, end), 0);
}

function leastOfBlock(plan: PlanUnderCheck, entry: StepIndex): number {
  const { steps, numbers } = plan.machine;
  let sum = 0;
  for (const index of blockFrom(plan.machine, entry)) {
    const step = steps[index];
    if (step === undefined) continue;
    switch (step.kind) {
      case 'deploy':
        sum += leastOfDeploy(plan, step);
        break;
      case 'each': {
        const units = step.units.map((unit) => leastOfBlock(plan, unit.entry));
        sum += sideBySide(
          units.reduce((total, unit) => total + unit, 0),
          units.reduce((a, b) => Math.max(a, b), 0),
          step.parallel,
        );
        break;
      }
      case 'wait':
        sum += leastOf(step.takes);
        break;
      case 'gate': {
        const check = numbers.checks[step.check];
        sum += check === undefined ? 0 : leastOf(check.gate.takes);
        break;
      }
      case 'act':
        sum += leastOf(step.takes);
        break;
    }
  }
  return sum;
}

/** Units of so long in all, the longest of them so long, of which at most so many run at once. */
function sideBySide(sum: number, longest: number, parallel: readonly number[]): number {
  const most = parallel.reduce((most, count) => Math.max(most, count), 1);
  return Math.max(longest, sum / most);
}

/** Batches follow one another in a unit; each takes at least as long as one attempt. */
function leastOfDeploy(plan: PlanUnderCheck, step: DeployStep): number {
  const { table, budget } = plan.fleet;
  const { takes, failedTakes, fails } = plan.machine.numbers.deploy;
  const mayFail =
    fails.some(({ probability }) => probability > 0) || table.classes.some(({ node }) => node.fails !== null);
  const attempt = failedTakes !== null && mayFail ? Math.min(leastOf(takes), leastOf(failedTakes)) : leastOf(takes);
  if (attempt === 0) return 0;
  let sum = 0;
  let longest = 0;
  for (const chunk of chunksOf(table, setOf(step.select), step.by, 'above', budget)) {
    const count = nodesIn(chunk);
    const servers = sizeOf(table, heldBy(chunk)) / count;
    const batches = plan.machine.numbers.deploy.per === 'server' ? leastBatches(plan, step, chunk.class, servers) : 1;
    sum += count * batches * attempt;
    longest = Math.max(longest, batches * attempt);
  }
  return sideBySide(sum, longest, step.parallel);
}

/** How many batches a unit of a class needs at least: by the batch's size, and by the limits of the nodes that it is or stands in. */
function leastBatches(plan: PlanUnderCheck, step: DeployStep, unit: FleetClass | null, servers: number): number {
  let size = servers;
  if (step.batch.kind === 'count') size = Math.min(size, step.batch.servers);
  if (step.batch.kind === 'share') size = Math.min(size, Math.max(1, floorOfShare(step.batch.share, servers)));
  for (const { counts, bounds, scope } of plan.machine.constraints.down) {
    if (counts !== 'server' || (scope.kind === 'stage' && scope.stage !== step.stage)) continue;
    for (const bound of bounds) {
      if (bound.class === -1 || isAround(plan, bound.class, unit)) size = Math.min(size, bound.forward);
    }
  }
  return Math.ceil(servers / Math.max(1, size));
}

function isAround(plan: PlanUnderCheck, around: number, unit: FleetClass | null): boolean {
  const entry = plan.fleet.table.classes[around];
  for (let at = unit; at !== null; at = at.parent) if (at === entry) return true;
  return false;
}
