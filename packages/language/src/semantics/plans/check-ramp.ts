import type { Level, Place, Share } from '../../program/index.ts';
import type { Filter, Ramp } from '../../syntax/tree.ts';
import { placeMessages } from '../messages/places.ts';
import { itemsOf, once } from '../once.ts';
import { expectCount, expectPositiveShareOfServers } from '../quantities/expect.ts';
import { compareExact, exactly, percentText } from '../quantities/shares.ts';
import { at } from '../report.ts';
import { checkLevel } from '../selections/check-level.ts';
import { checkPlaces } from '../selections/check-place.ts';
import type { PlanContext } from './plan-context.ts';

type CheckedRamp = { readonly level: Level; readonly within: readonly Place[] } & (
  | { readonly kind: 'ramp'; readonly counts: readonly number[] }
  | { readonly kind: 'ramp-to'; readonly shares: readonly Share[] }
);

/** A ramp without its block. Whatever is wrong with it, a step: what comes after it does not miss it. */
export function checkRamp(context: PlanContext, node: Ramp): CheckedRamp {
  const level = checkLevel(context, node.level) ?? 'server';
  const within = checkWithin(context, node.filters);
  if (node.amounts.length === 0) context.report.missing();
  switch (node.by) {
    case 'counts': {
      const what = `The number of ${node.level?.level ?? 'server'}s`;
      const counts = node.amounts.flatMap((amount) => expectCount(context, amount, what) ?? []);
      return { kind: 'ramp', counts, level, within };
    }
    case 'shares': {
      const shares = checkShares(context, node);
      return { kind: 'ramp-to', shares, level, within };
    }
  }
}

/** Each larger than the one before it. */
function checkShares(context: PlanContext, node: Ramp): readonly Share[] {
  const shares: Share[] = [];
  for (const amount of node.amounts) {
    const share = expectPositiveShareOfServers(context, amount, 'The percent');
    if (share === undefined) continue;
    const before = shares.at(-1);
    if (before !== undefined && compareExact(exactly(share), exactly(before)) <= 0) {
      const args = { share: percentText(exactly(share)), before: percentText(exactly(before)) };
      context.report.add(placeMessages.create('ramp-not-growing', args, at(context, amount)));
      continue;
    }
    shares.push(share);
  }
  return shares;
}

function checkWithin(context: PlanContext, filters: readonly Filter[]): readonly Place[] {
  for (const filter of filters) {
    if (filter.kind === 'in-places') continue;
    const word = filter.kind === 'in-each' ? 'in each' : filter.kind;
    context.report.add(placeMessages.create('ramp-place', { filter: word }, at(context, filter)));
  }
  const first = once(context, 'Where the ramp goes (`in`)', itemsOf(filters, 'in-places'));
  return first === undefined ? [] : checkPlaces(context, first.places).map(({ place }) => place);
}
