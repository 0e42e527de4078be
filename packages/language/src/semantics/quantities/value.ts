/** A quantity with its kind, as it was written or as a param has it. */
import type { ExposureUnit, Milliseconds, Share } from '../../program/index.ts';
import type { Quantity } from '../../syntax/tree.ts';
import { quantityMessages } from '../messages/quantities.ts';
import { at, type Context } from '../report.ts';

type Literal = Exclude<Quantity, { readonly kind: 'name' }>;

/** `text`: as written, with its unit. */
export type Value = { readonly text: string } & (
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'percent'; readonly share: Share; readonly fraction: number }
  | { readonly kind: 'duration'; readonly milliseconds: Milliseconds }
  | { readonly kind: 'amount'; readonly amount: number; readonly unit: ExposureUnit }
);

const DAY = 86_400_000;

/** 10,000 years of 365 days: what no mean and no measured time may exceed. */
export const LONGEST_TIME: Milliseconds = 3_650_000 * DAY;

/** The value of a literal. The parser has seen to it that numbers and durations are in range. */
export function readLiteral(context: Context, literal: Literal): Value | undefined {
  switch (literal.kind) {
    case 'number': {
      if (literal.unit !== undefined) {
        const text = `${literal.text} ${literal.unit.unit}`;
        return { kind: 'amount', amount: literal.value, unit: literal.unit.unit, text };
      }
      return { kind: 'number', number: literal.value, text: literal.text };
    }
    case 'percent': {
      const text = literal.text.endsWith('%') ? literal.text : `${literal.text}%`;
      if (!(literal.value >= 0 && literal.value <= 1)) {
        context.report.add(quantityMessages.create('percent-out-of-range', { text }, at(context, literal)));
        return undefined;
      }
      const share = exactShare(literal.decimal);
      if (share === undefined) {
        context.report.add(quantityMessages.create('too-precise', { text }, at(context, literal)));
        return undefined;
      }
      return { kind: 'percent', share, fraction: literal.value, text };
    }
    case 'duration':
      return { kind: 'duration', milliseconds: literal.milliseconds, text: literal.text };
  }
}

/** The number that values of the same kind are compared by: milliseconds, a share of 1, an amount in its unit, or itself. */
export function magnitude(value: Value): number {
  switch (value.kind) {
    case 'number':
      return value.number;
    case 'percent':
      return value.fraction;
    case 'duration':
      return value.milliseconds;
    case 'amount':
      return value.amount;
  }
}

/** What a message calls it: "the number `3`". */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'number':
      return `the number \`${value.text}\``;
    case 'percent':
      return `the percent \`${value.text}\``;
    case 'duration':
      return `the duration \`${value.text}\``;
    case 'amount':
      return `the amount \`${value.text}\``;
  }
}

interface Decimal {
  readonly digits: string;
  readonly scale: number;
}

/** The decimal as a share, without trailing zeros; undefined where 15 digits are not enough. */
export function exactShare({ digits, scale }: Decimal): Share | undefined {
  let kept = digits;
  let left = scale;
  while (left > 0 && kept.endsWith('0') && kept.length > 1) {
    kept = kept.slice(0, -1);
    left--;
  }
  const number = Number(kept);
  if (number === 0) return { digits: 0, scale: 0 };
  return kept.replace(/^0+/, '').length <= 15 && left <= 300 ? { digits: number, scale: left } : undefined;
}
