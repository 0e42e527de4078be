/** Limits that let nobody begin, even when nothing fails. */
import { type Amount, type Constraint, pluralOfLevel } from '@rollout/language';
import { boundOf, type Group, groupsOf } from '../constraints/bounds.ts';
import { rangesOfClass } from '../constraints/class-ranges.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { FleetClass } from '../fleet/class-table.ts';
import { sizeOf } from '../fleet/domains.ts';
import { overlaps, type ServerSet, uniteAll } from '../fleet/server-set.ts';
import type { ConstraintScope } from '../machine/constraints.ts';
import { percentText } from '../text/percent-text.ts';
import { goesBeside } from './beside.ts';
import { leastPercent } from './least-percent.ts';
import { isOfFleet, type PlanUnderCheck } from './plan-under-check.ts';

export function checkMaxDown(plan: PlanUnderCheck): void {
  const seen = new Set<Constraint>();
  plan.constraints.down.forEach((constraint, index) => {
    const limit = plan.machine.constraints.down[index];
    if (constraint.kind !== 'maxDown' || limit === undefined || seen.has(constraint)) return;
    seen.add(constraint);
    const within = limit.within === null ? null : (plan.fleet.table.classes[limit.within] ?? null);
    const groups = groupsOf(plan.fleet.table, constraint.per, within, sizeOf(plan.fleet.table, plan.fleet.servers));
    const bound = serversBoundBy(plan, limit.scope);
    const inPlace = serversBoundBy(plan, limit.scope, true);
    const tooSmall = (amount: Amount) =>
      groups.filter((group) => boundOf(amount, group, constraint.rounded) < 1 && isTouched(plan, group, inPlace));
    const back = constraint.rollback ?? constraint.amount;
    const forward = tooSmall(constraint.amount);
    const going = forward.length > 0 ? [] : tooSmall(back);
    if (forward.length > 0) report(plan, constraint, constraint.amount, forward, 'forward');
    else if (going.length > 0) report(plan, constraint, back, going, 'back');
    else if (!isOfFleet(plan, constraint) && !groups.some((group) => isTouched(plan, group, bound))) {
      const why = `the plan deploys to no ${constraint.per ?? 'server'} that it is about`;
      plan.diagnostics.push(compilerDiagnostics.create('limits-nothing', { why }, constraint.location));
    }
  });
}

/** What is deployed under a constraint: by its stage, or by the plan. `inPlace`: without what may go beside its old servers. */
function serversBoundBy(plan: PlanUnderCheck, scope: ConstraintScope, inPlace = false): ServerSet {
  const own: ServerSet[] = [];
  for (const [index, servers] of plan.selected) {
    const step = plan.machine.steps[index];
    if (step?.kind !== 'deploy' || (scope.kind === 'stage' && scope.stage !== step.stage)) continue;
    if (!inPlace || !goesBeside(plan, step)) own.push(servers);
  }
  return uniteAll(own);
}

function isTouched(plan: PlanUnderCheck, group: Group, servers: ServerSet): boolean {
  if (group.class === null) return servers.length > 0;
  return overlaps(rangesOfClass(group.class, { left: plan.fleet.budget.left }), servers);
}

function report(
  plan: PlanUnderCheck,
  constraint: Constraint,
  amount: Amount,
  groups: readonly Group[],
  going: 'forward' | 'back',
): void {
  const smallest = groups.reduce((least, group) => (group.servers < least.servers ? group : least));
  const finding = {
    where: nameOf(plan, smallest.class),
    servers: smallest.servers,
    amount: amountText(amount),
    going,
    least: amount.kind === 'share' ? `${leastPercent(1, smallest.servers)}%` : `1 ${amount.level}`,
  };
  plan.diagnostics.push(compilerDiagnostics.create('max-down-impossible', finding, constraint.location));
}

function nameOf(plan: PlanUnderCheck, entry: FleetClass | null): string {
  return entry === null ? `the fleet \`${plan.topology.name}\`` : `${entry.node.level} \`${entry.node.name}\``;
}

function amountText(amount: Amount): string {
  return amount.kind === 'share' ? percentText(amount.share) : `${amount.count} ${pluralOfLevel(amount.level)}`;
}
