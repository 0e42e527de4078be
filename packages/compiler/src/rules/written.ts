/** What was written where a rule has found something: for fixes, which change text. */
import type { Location, Span, Tree } from '@rollout/language';
import type { PlanSubject } from './plan-rule.ts';

/** The plan's declaration; undefined where it is in another file. */
export function writtenPlan({ root, plan }: PlanSubject): Tree.Plan | undefined {
  return root.tree.declarations.find(
    (declaration): declaration is Tree.Plan =>
      declaration.kind === 'plan' && isSame(declaration.name.span, plan.location.span),
  );
}

/** The sentence at that place, if it is one that says how many go at once. */
export function writtenStep(subject: PlanSubject, location: Location): Tree.Deploy | Tree.Each | undefined {
  const plan = location.path === subject.root.path ? writtenPlan(subject) : undefined;
  return plan === undefined ? undefined : stepAt(plan, location.span);
}

/** Trees are plain data: what holds the place is looked through, whatever it is. */
function stepAt(node: object, span: Span): Tree.Deploy | Tree.Each | undefined {
  if ('span' in node && !holds(node.span, span)) return undefined;
  if (isStep(node) && isSame(node.span, span)) return node;
  for (const child of Object.values(node)) {
    if (typeof child !== 'object' || child === null) continue;
    const found = stepAt(child, span);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isStep(node: object): node is Tree.Deploy | Tree.Each {
  return 'kind' in node && (node.kind === 'deploy' || node.kind === 'each') && 'parallel' in node;
}

function holds(outer: unknown, { start, end }: Span): boolean {
  return isSpan(outer) && outer.start <= start && outer.end >= end;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
