/** What has room to stand beside the old version, and what has none. */
import type { Constraint } from '@rollout/language';
import { groupSizes } from '../constraints/group-sizes.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { describe } from '../fleet/describe.ts';
import { isEmpty, sizeOf } from '../fleet/domains.ts';
import { type ServerSet, subtract, unite, uniteAll } from '../fleet/server-set.ts';
import type { ConstraintScope, DownLimit, SurgeLimit } from '../machine/constraints.ts';
import type { DeployStep, StepIndex } from '../machine/steps.ts';
import { leastPercent } from './least-percent.ts';
import { isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';

/** What these steps deploy green stands beside the old version at once: none of it is retired before the last one is done. */
export function checkSurge(plan: PlanUnderCheck, greens: readonly StepIndex[]): void {
  const { table, budget } = plan.fleet;
  const index = greens.at(-1) ?? -1;
  const step = plan.machine.steps[index];
  if (step?.kind !== 'deploy' || plan.machine.constraints.surge.length === 0) return;
  const beside = uniteAll(greens.map((deploy) => plan.selected.get(deploy) ?? []));
  plan.machine.constraints.surge.forEach((limit, number) => {
    if (!binds(limit.scope, step)) return;
    const bounds = boundsOf(limit);
    for (const group of groupSizes(table, beside, limit, budget)) {
      const most = bounds.get(group.class);
      if (most === undefined || group.servers <= most) continue;
      const key = `surge-too-small ${limit.text}`;
      if (isSaid(plan, key, step)) return;
      const finding = {
        where: describe(table, group.held),
        servers: group.servers,
        most,
        constraint: limit.text,
        least: leastAmount(plan.constraints.surge[number], group.servers, groupOf(plan, group.class)),
      };
      plan.diagnostics.push(compilerDiagnostics.create('surge-too-small', finding, locationOf(plan, index)));
      return;
    }
  });
}

/** Whether a step puts new servers beside old ones: always, or where no more may be down. */
export function goesBeside(plan: PlanUnderCheck, step: DeployStep): boolean {
  if (step.green) return true;
  return step.batch.kind === 'rolling' && plan.machine.constraints.surge.some(({ scope }) => binds(scope, step));
}

/** Servers of a rolling step that may go beside their old ones: a limit speaks of them, and all that do leave room. */
function mayGoBeside(plan: PlanUnderCheck, step: DeployStep, servers: ServerSet): ServerSet {
  const limits = plan.machine.constraints.surge.filter(({ scope }) => binds(scope, step));
  const spoken = limits.map((limit) => inGroupsWith(plan, servers, limit, boundsOf(limit), () => true));
  const full = limits.map((limit) => inGroupsWith(plan, servers, limit, boundsOf(limit), (most) => most < 1));
  return subtract(uniteAll(spoken), uniteAll(full));
}

/** Rolling steps that no limit on what is down, nor one on what stands beside, leaves any room. */
export function checkRollingRoom(plan: PlanUnderCheck): void {
  const { table } = plan.fleet;
  for (const [index, servers] of plan.selected) {
    const step = plan.machine.steps[index];
    if (step?.kind !== 'deploy' || step.batch.kind !== 'rolling') continue;
    const number = plan.machine.constraints.surge.findIndex(({ scope }) => binds(scope, step));
    const surge = plan.machine.constraints.surge[number];
    if (surge === undefined) continue;
    let barred: ServerSet = [];
    let down: DownLimit | null = null;
    for (const limit of plan.machine.constraints.down) {
      if (!binds(limit.scope, step)) continue;
      const bounds = new Map(limit.bounds.map((bound) => [bound.class, bound.forward]));
      const own = inGroupsWith(plan, servers, limit, bounds, (most) => most < 1);
      if (own.length > 0) down ??= limit;
      barred = unite(barred, own);
    }
    const stuck = subtract(barred, mayGoBeside(plan, step, servers));
    if (down === null || isEmpty(table, stuck) || isSaid(plan, 'rolling-without-room', step)) continue;
    const [group] = groupSizes(table, stuck, surge, plan.fleet.budget);
    const least = leastAmount(plan.constraints.surge[number], 1, groupOf(plan, group?.class ?? -1));
    const finding = { where: describe(table, stuck), down: down.text, surge: surge.text, least };
    plan.diagnostics.push(compilerDiagnostics.create('rolling-without-room', finding, locationOf(plan, index)));
  }
}

function boundsOf({ bounds }: SurgeLimit): ReadonlyMap<number, number> {
  return new Map(bounds.map((bound) => [bound.class, bound.most]));
}

/** The servers in groups whose bound is such. */
function inGroupsWith(
  plan: PlanUnderCheck,
  servers: ServerSet,
  limit: Pick<DownLimit, 'per' | 'within'>,
  bounds: ReadonlyMap<number, number>,
  isSuch: (most: number) => boolean,
): ServerSet {
  const groups = groupSizes(plan.fleet.table, servers, limit, plan.fleet.budget);
  return uniteAll(
    groups.flatMap((group) => {
      const most = bounds.get(group.class);
      return most !== undefined && isSuch(most) ? [group.held] : [];
    }),
  );
}

function binds(scope: ConstraintScope, { stage }: DeployStep): boolean {
  return scope.kind === 'plan' || scope.stage === stage;
}

/** Servers of one group; -1: all that the plan is about. */
function groupOf(plan: PlanUnderCheck, index: number): number {
  const { table, servers } = plan.fleet;
  return table.classes[index]?.node.servers ?? sizeOf(table, servers);
}

/** In the words of the limit: a percent for a percent, servers for servers. */
function leastAmount(constraint: Constraint | undefined, servers: number, of: number): string {
  return constraint?.kind === 'maxSurge' && constraint.amount.kind === 'share'
    ? `${leastPercent(servers, of)}%`
    : servers === 1
      ? '1 server'
      : `${servers} servers`;
}
