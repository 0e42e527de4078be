/** Sums of shares, exact: kept as decimals, never as floating-point numbers. */
import type { Share } from '../../program/index.ts';

/** A non-negative decimal of any size: digits / 10^scale. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

export const NOTHING: Exact = { digits: 0n, scale: 0 };
export const WHOLE: Exact = { digits: 1n, scale: 0 };

export function exactly(share: Share): Exact {
  return { digits: BigInt(share.digits), scale: share.scale };
}

export function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: raised(a, scale) + raised(b, scale), scale };
}

/** `b` is at most `a`. */
export function minus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: raised(a, scale) - raised(b, scale), scale };
}

export function times(a: Exact, count: number): Exact {
  return { digits: a.digits * BigInt(count), scale: a.scale };
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compareExact(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale);
  const left = raised(a, scale);
  const right = raised(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** As a percent: `112.5%`. */
export function percentText(exact: Exact): string {
  const scale = Math.max(exact.scale, 2);
  const digits = raised(exact, scale)
    .toString()
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale + 2).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(digits.length - scale + 2).replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`}%`;
}

function raised(exact: Exact, scale: number): bigint {
  return exact.digits * 10n ** BigInt(scale - exact.scale);
}
