/** Selectors outside stages: which servers they stand for must not depend on what has been deployed. */
import type { Selector } from '../../program/index.ts';
import type { Selector as SelectorNode } from '../../syntax/tree.ts';
import { placeMessages } from '../messages/places.ts';
import { at } from '../report.ts';
import { checkSelector } from './check-selector.ts';
import type { SelectionContext } from './selection-context.ts';

/** As `checkSelector`; `remaining` is reported. */
export function checkFixedSelector(context: SelectionContext, node: SelectorNode): Selector {
  for (const clause of node.clauses) {
    if (clause.kind !== 'remaining-selection') continue;
    context.report.add(placeMessages.create('remaining-outside-steps', {}, at(context, clause)));
  }
  return checkSelector({ ...context, insideEach: false }, node);
}
