/** What a distribution is of: spans of time, amounts of exposure, or what a metric reads. */
import type { ExposureUnit } from '../../program/index.ts';
import type { Quantity } from '../../syntax/tree.ts';
import {
  expectAmount,
  expectDuration,
  expectNumber,
  expectReading,
  type QuantityContext,
} from '../quantities/expect.ts';
import { LONGEST_TIME } from '../quantities/value.ts';

export type DistributionUnit = 'time' | ExposureUnit | ReadingUnit;

/** A metric may read a time as well. */
export type ReadingUnit = 'time' | 'percent' | 'number';

/** Milliseconds, server-hours, requests, a share of 1, or the number itself. */
export function expectOfUnit(
  context: QuantityContext,
  unit: DistributionUnit,
  node: Quantity | undefined,
): number | undefined {
  switch (unit) {
    case 'time':
      return expectDuration(context, node);
    case 'server-hours':
    case 'requests':
    case 'user-hours':
      return expectAmount(context, unit, node);
    case 'percent':
      return expectReading(context, node);
    case 'number':
      return expectNumber(context, node);
  }
}

const MOST_REQUESTS = 1e21;
const MOST_READ = 1e15;

/** The largest mean that makes sense, in the unit's numbers and in words: exposure is what a billion servers gather in 10,000 years. */
export const LARGEST_MEAN: Readonly<Record<DistributionUnit, { readonly number: number; readonly text: string }>> = {
  time: { number: LONGEST_TIME, text: '10,000 years' },
  'server-hours': {
    number: (LONGEST_TIME / 3_600_000) * 1e9,
    text: 'a billion servers gather in 10,000 years',
  },
  requests: { number: MOST_REQUESTS, text: 'a billion servers are asked in 10,000 years' },
  'user-hours': { number: (LONGEST_TIME / 3_600_000) * 1e11, text: 'a hundred billion users gather in 10,000 years' },
  percent: { number: MOST_READ, text: 'any metric reads' },
  number: { number: MOST_READ, text: 'any metric reads' },
};

/** How an amount of it is written after its number: `5m`, `5 server-hours`, `5%`. */
export const SUFFIX: Readonly<Record<Exclude<DistributionUnit, 'time'>, string>> = {
  'server-hours': ' server-hours',
  requests: ' requests',
  'user-hours': ' user-hours',
  percent: '%',
  number: '',
};
