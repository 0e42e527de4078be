/** What a metric reads: percents, times, or plain numbers. */
import type { Distribution } from '../../program/index.ts';
import type { Distribution as DistributionNode, Quantity } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { at } from '../report.ts';
import { checkDistribution } from './check-distribution.ts';
import type { DistributionContext } from './distribution-context.ts';
import { quantitiesIn } from './quantities-in.ts';
import type { ReadingUnit } from './unit.ts';

/**
 * The distribution and what it is of: shares of 1, milliseconds, or numbers; undefined, with a report, where it is none.
 * `like`: what the metric is known to read, for a distribution that does not show it.
 */
export function checkReading(
  context: DistributionContext,
  node: DistributionNode | undefined,
  like: ReadingUnit | undefined,
): { readonly reads: Distribution; readonly unit: ReadingUnit } | undefined {
  const unit = unitOf(context, node, like);
  if (unit === undefined) return undefined;
  const reads = checkDistribution(context, unit, node);
  return reads === undefined ? undefined : { reads, unit };
}

/** How messages call it. */
export const READINGS: Readonly<Record<ReadingUnit, string>> = {
  time: 'durations',
  percent: 'percents',
  number: 'numbers',
};

/** Plain numbers may be a shape, or how many; whatever has a unit tells. */
function unitOf(
  context: DistributionContext,
  node: DistributionNode | undefined,
  like: ReadingUnit | undefined,
): ReadingUnit | undefined {
  const told = (node === undefined ? [] : quantitiesIn(node)).flatMap((quantity) => {
    const unit = unitOfLiteral(quantity);
    return unit === undefined ? [] : [{ quantity, unit }];
  });
  const [first] = told;
  if (first === undefined) {
    return node?.kind === 'distribution' && quantitiesIn(node).length === 0 ? (like ?? 'number') : 'number';
  }
  const other = told.find(({ unit }) => unit !== first.unit);
  if (other === undefined) return first.unit;
  const args = { here: READINGS[other.unit], there: READINGS[first.unit] };
  const related = [{ ...at(context, first.quantity), message: `here it reads ${READINGS[first.unit]}` }];
  context.report.add(distributionMessages.create('mixed-units', args, { ...at(context, other.quantity), related }));
  return undefined;
}

function unitOfLiteral(quantity: Quantity): ReadingUnit | undefined {
  switch (quantity.kind) {
    case 'percent':
      return 'percent';
    case 'duration':
      return 'time';
    case 'number':
    case 'name':
      return undefined;
  }
}
