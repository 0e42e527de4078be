import type { Name } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { at } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import type { PlanContext } from './plan-context.ts';

/** The name of a check that the plan's model knows; `health` always is one. */
export function checkCheckName(context: PlanContext, node: Name): string | undefined {
  if (node.missing) {
    context.report.missing();
    return undefined;
  }
  const known = context.numbers?.checks;
  if (known === undefined || known.has(node.text)) return node.text;
  if (context.numbers?.complete === false) {
    context.report.missing();
    return undefined;
  }
  const suggestion = context.report.suggest(node.text, known);
  const location = at(context, node);
  const finding = { ...location, fix: replaceWith(location, suggestion) };
  context.report.add(nameMessages.create('unknown-check', { name: node.text, suggestion }, finding));
  return undefined;
}
