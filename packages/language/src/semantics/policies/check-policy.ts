/** A policy: what plans that it does not know must meet. */
import type { Policy } from '../../program/index.ts';
import type { Constraint, Policy as PolicyNode } from '../../syntax/tree.ts';
import { checkConstraint, isPlainConstraint } from '../constraints/check-constraint.ts';
import { checkExpectations } from '../measures/check-expectation.ts';
import { expectationMessages } from '../messages/expectations.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { itemsOf } from '../once.ts';
import { isConstraint } from '../plans/plan-sentences.ts';
import { at, type Context } from '../report.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { isBroken } from '../source.ts';
import type { Tables } from '../tables/tables.ts';

/**
 * The policy; null where something in it is not sound. Places, levels and bugs are taken as they are written: they are looked for in
 * each plan that it is held against.
 */
export function checkPolicy(base: Context & { readonly tables: Tables }, node: PolicyNode): Policy | null {
  const { report } = base;
  const before = report.problems();
  const context: SelectionContext = { ...base, params: null, fleet: null, insideEach: false, within: null };
  const location = at(base, node.name);
  const name = node.name.text;
  const expectations = checkExpectations(context, { bugs: null, stages: null }, itemsOf(node.items, 'expect'));
  const written = node.items.filter(isConstraint);
  refuseOthers(context, written);
  const constraints = written
    .filter(isPlainConstraint)
    .flatMap((constraint) => checkConstraint(context, constraint)?.constraint ?? []);
  if (node.name.missing || isBroken(base.file, node)) report.missing();
  else if (node.items.length === 0) report.add(expectationMessages.create('empty-policy', { name }, location));
  if (report.problems() > before) return null;
  return { name, doc: node.doc?.text ?? '', expectations, constraints, location };
}

const INSTEAD: Readonly<Partial<Record<Constraint['kind'], string>>> = {
  deadline: 'Expect it: `expect max(duration) <= 5d`.',
  horizon: 'Say it in the plan.',
  watch: 'Say it in the plan.',
};

function refuseOthers(context: SelectionContext, nodes: readonly Constraint[]): void {
  for (const node of nodes) {
    const help = INSTEAD[node.kind];
    if (help === undefined) continue;
    const args = { what: node.kind, where: 'policy', help };
    context.report.add(topologyMessages.create('plan-only', args, at(context, node)));
  }
}
