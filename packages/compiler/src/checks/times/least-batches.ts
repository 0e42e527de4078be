/** How often a deploying step must begin anew, at the least. */
import { type Amount, floorOfShare, leastDraw } from '@rollout/language';
import { chunksOf, heldBy, nodesIn } from '../../fleet/chunks.ts';
import type { FleetClass } from '../../fleet/class-table.ts';
import { sizeOf } from '../../fleet/domains.ts';
import { setOf } from '../../fleet/server-set.ts';
import type { DeployStep } from '../../machine/steps.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';

/** Batches that follow one another: of all units together, and of the unit that has most. */
export interface LeastBatches {
  readonly all: number;
  readonly longest: number;
}

export function leastBatchesOf(plan: PlanUnderCheck, step: DeployStep): LeastBatches {
  const { table, budget } = plan.fleet;
  let all = 0;
  let longest = 0;
  for (const chunk of chunksOf(table, setOf(step.select), step.by, 'above', budget)) {
    const count = nodesIn(chunk);
    const servers = sizeOf(table, heldBy(chunk)) / count;
    const batches = plan.machine.numbers.deploy.per === 'server' ? batchesOf(plan, step, chunk.class, servers) : 1;
    all += count * batches;
    longest = Math.max(longest, batches);
  }
  return { all, longest };
}

/** How long one attempt takes at the least; where it may fail it may be shorter, and is not waited for to be ready. */
export function leastAttempt({ fleet, machine }: PlanUnderCheck): number {
  const { takes, failedTakes, fails, readyAfter } = machine.numbers.deploy;
  const mayFail =
    fails.some(({ probability }) => probability > 0) || fleet.table.classes.some(({ node }) => node.fails !== null);
  const passed = leastDraw(takes) + readyAfter;
  return mayFail ? Math.min(passed, leastDraw(failedTakes ?? takes)) : passed;
}

/** By the batch's size, and by the limits of the nodes that the unit is or stands in. */
function batchesOf(plan: PlanUnderCheck, step: DeployStep, unit: FleetClass | null, servers: number): number {
  let size = servers;
  const { batch } = step;
  if (batch.kind === 'count') size = Math.min(size, batch.servers);
  if (batch.kind === 'share') size = Math.min(size, Math.max(1, floorOfShare(batch.share, servers)));
  if (batch.kind === 'rolling' && batch.most !== null) size = Math.min(size, rollingBound(batch.most, servers));
  const { down, surge } = plan.machine.constraints;
  const bindsHere = ({ scope }: { readonly scope: (typeof down)[number]['scope'] }) =>
    scope.kind === 'plan' || scope.stage === step.stage;
  const least = <B extends { readonly class: number }>(bounds: readonly B[], of: (bound: B) => number) =>
    bounds.reduce(
      (most, bound) => (bound.class === -1 || isAround(plan, bound.class, unit) ? Math.min(most, of(bound)) : most),
      Infinity,
    );
  const mostDown = down.reduce(
    (most, limit) =>
      limit.counts === 'server' && bindsHere(limit)
        ? Math.min(
            most,
            least(limit.bounds, (bound) => bound.forward),
          )
        : most,
    Infinity,
  );
  const beside = surge.filter(bindsHere);
  const mostBeside = beside.reduce(
    (most, limit) =>
      Math.min(
        most,
        least(limit.bounds, ({ most }) => most),
      ),
    Infinity,
  );
  if (step.green) size = Math.min(size, mostBeside);
  else size = Math.min(size, mostDown + (batch.kind === 'rolling' && beside.length > 0 ? mostBeside : 0));
  return Math.ceil(servers / Math.max(1, size));
}

function rollingBound(most: Amount, servers: number): number {
  return most.kind === 'count' ? most.count : Math.max(1, floorOfShare(most.share, servers));
}

function isAround(plan: PlanUnderCheck, around: number, unit: FleetClass | null): boolean {
  const entry = plan.fleet.table.classes[around];
  for (let at = unit; at !== null; at = at.parent) if (at === entry) return true;
  return false;
}
