import type { Name } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { at } from '../report.ts';
import { isDoubtful } from '../source.ts';
import { replaceWith } from '../suggest.ts';
import type { PlanContext } from './plan-context.ts';

/** The name of a check that the plan's model knows, or that a health declares; `health` always is one. */
export function checkCheckName(context: PlanContext, node: Name): string | undefined {
  if (node.missing) {
    context.report.missing();
    return undefined;
  }
  if (context.numbers === null) return node.text;
  const { checks } = context.numbers;
  if (checks.has(node.text) || context.healths.has(node.text)) return node.text;
  if (!context.numbers.complete || isDoubtful(context.file, node)) {
    context.report.missing();
    return undefined;
  }
  const suggestion = context.report.suggest(node.text, new Set([...checks, ...context.healths.keys()]));
  const location = at(context, node);
  const finding = { ...location, fix: replaceWith(location, suggestion) };
  context.report.add(nameMessages.create('unknown-check', { name: node.text, suggestion }, finding));
  return undefined;
}
