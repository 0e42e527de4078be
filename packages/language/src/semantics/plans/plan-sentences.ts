/** The sentences that hold for a plan or a stage: constraints, watches, the deadline, the horizon. */
import type { Constraint, Milliseconds, Plan, Watch } from '../../program/index.ts';
import type { Constraint as ConstraintNode } from '../../syntax/tree.ts';
import { checkConstraint, isPlainConstraint } from '../constraints/check-constraint.ts';
import type { OrderedPlaces } from '../constraints/ordered-places.ts';
import { nameMessages } from '../messages/names.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { itemsOf, once } from '../once.ts';
import { expectDuration, expectPositiveDuration } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { checkWatched } from './check-gates.ts';
import type { PlanContext } from './plan-context.ts';

export interface Sentences {
  readonly constraints: readonly Constraint[];
  readonly watches: readonly Watch[];
  readonly orders: readonly OrderedPlaces[];
}

const CONSTRAINT_KINDS: Readonly<Record<ConstraintNode['kind'], true>> = {
  'max-down': true,
  'max-surge': true,
  window: true,
  freeze: true,
  exclusive: true,
  order: true,
  'max-parallel': true,
  'max-rate': true,
  deadline: true,
  horizon: true,
  watch: true,
};

export function isConstraint(item: { readonly kind: string }): item is ConstraintNode {
  return Object.hasOwn(CONSTRAINT_KINDS, item.kind);
}

export function checkSentences(context: PlanContext, nodes: readonly ConstraintNode[]): Sentences {
  const checked = nodes.filter(isPlainConstraint).flatMap((node) => checkConstraint(context, node) ?? []);
  return {
    constraints: checked.map(({ constraint }) => constraint),
    orders: checked.flatMap(({ order }) => order ?? []),
    watches: checkWatches(context, nodes),
  };
}

function checkWatches(context: PlanContext, nodes: readonly ConstraintNode[]): readonly Watch[] {
  const watches = new Map<string, Watch>();
  for (const node of itemsOf(nodes, 'watch')) {
    const check = checkWatched(context, node.check);
    if (check === undefined) continue;
    if (watches.has(check)) {
      const what = `\`watch ${check}\``;
      context.report.add(nameMessages.create('said-twice', { what }, at(context, node)));
      continue;
    }
    watches.set(check, { check, location: at(context, node) });
  }
  return [...watches.values()];
}

/** What only a plan can say. */
export function checkTimes(
  context: PlanContext,
  nodes: readonly ConstraintNode[],
): { readonly deadline: Plan['deadline']; readonly horizon: Milliseconds } {
  const deadline = once(context, 'The deadline', itemsOf(nodes, 'deadline'));
  const horizon = once(context, 'The horizon', itemsOf(nodes, 'horizon'));
  const within = deadline === undefined ? undefined : expectPositiveDuration(context, deadline.duration, 'A deadline');
  return {
    deadline: deadline === undefined || within === undefined ? null : { within, location: at(context, deadline) },
    horizon: horizon === undefined ? 0 : (expectDuration(context, horizon.duration) ?? 0),
  };
}

/** Reports them where they stand in a stage. */
export function refuseTimes(context: PlanContext, nodes: readonly ConstraintNode[]): void {
  for (const node of nodes) {
    if (node.kind !== 'deadline' && node.kind !== 'horizon') continue;
    const help = node.kind === 'deadline' ? 'Say it in the plan, or use `on timeout`.' : 'Say it in the plan.';
    const args = { what: node.kind, where: 'stage', help };
    context.report.add(topologyMessages.create('plan-only', args, at(context, node)));
  }
}
