/** Sentences that a block may say only once. */

import type { Span } from '../program/index.ts';
import { nameMessages } from './messages/names.ts';
import { at, type Context } from './report.ts';

interface Spanned {
  readonly span: Span;
}

/** The first of the items; the others are reported. `what` begins the message: "The time zone". */
export function once<T extends Spanned>(context: Context, what: string, items: readonly T[]): T | undefined {
  const [first, ...others] = items;
  for (const other of others) {
    const related = first === undefined ? [] : [{ ...at(context, first), message: 'said here first' }];
    context.report.add(nameMessages.create('said-twice', { what }, { ...at(context, other), related }));
  }
  return first;
}

/** The items of one kind, in their order. */
export function itemsOf<Item extends { readonly kind: string }, Kind extends Item['kind']>(
  items: readonly Item[],
  kind: Kind,
): readonly Extract<Item, { readonly kind: Kind }>[] {
  return items.filter((item): item is Extract<Item, { readonly kind: Kind }> => item.kind === kind);
}
