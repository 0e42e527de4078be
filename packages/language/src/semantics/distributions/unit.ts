/** What a distribution is of: spans of time, or amounts of exposure. */
import type { Quantity } from '../../syntax/tree.ts';
import { expectDuration, expectServerHours, type QuantityContext } from '../quantities/expect.ts';
import { LONGEST_TIME } from '../quantities/value.ts';

export type DistributionUnit = 'time' | 'exposure';

/** Milliseconds or server-hours. */
export function expectOfUnit(
  context: QuantityContext,
  unit: DistributionUnit,
  node: Quantity | undefined,
): number | undefined {
  return unit === 'time' ? expectDuration(context, node) : expectServerHours(context, node);
}

/** The largest mean that makes sense, in the unit's numbers and in words: a billion servers for 10,000 years. */
export const LARGEST_MEAN: Readonly<Record<DistributionUnit, { readonly number: number; readonly text: string }>> = {
  time: { number: LONGEST_TIME, text: '10,000 years' },
  exposure: { number: (LONGEST_TIME / 3_600_000) * 1e9, text: 'a billion servers gather in 10,000 years' },
};
