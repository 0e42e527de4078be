/** Quantiles by the shares at or below each value, as sure as those. */
import type { Figure } from '../figure.ts';
import { at } from '../strata.ts';
import { type Kind, openStrata } from './kind.ts';
import { shareHigh, shareLow, shareValue } from './share.ts';

/**
 * The p-quantile: the least value with at least the share p of the weight at or below it. `values`: of each stratum those that are
 * asked about, sorted. The interval holds the values of which the interval of the share at or
 * below them does not exclude p; with one stratum that is the one between order statistics, by the binomial. Where there are too few trials to bound it, that side is
 * `least` or Infinity.
 */
export function decisiveQuantile(
  kind: Kind,
  values: readonly Float64Array[],
  p: number,
  level: number,
  least: number,
): Figure {
  const open = openStrata(kind);
  const certain = kind.known.filter((value): value is number => value !== null && !Number.isNaN(value));
  const merged = Float64Array.from([...certain, ...open.flatMap((s) => Array.from(values[s] ?? []))]).sort();
  if (merged.length === 0) return { value: NaN, low: least, high: Infinity };
  const hits = new Float64Array(values.length);
  /** What `of` says of the share at or below x. */
  const upTo = (x: number, of: (kind: Kind) => boolean): boolean => {
    for (const s of open) hits[s] = countUpTo(values[s] ?? merged, x);
    const known = kind.known.map((value) => (value === null || Number.isNaN(value) ? value : value <= x ? 1 : 0));
    return of({ ...kind, known });
  };
  const first = (reaches: (kind: Kind) => boolean): number | undefined => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo(at(merged, middle), reaches)) high = middle;
      else low = middle + 1;
    }
    return merged[low];
  };
  const enough = p * (1 - 1e-12);
  const value = first((part) => shareValue(part, hits) >= enough) ?? at(merged, merged.length - 1);
  const mayReach = (part: Kind): boolean => shareHigh(part, hits, level) >= p;
  const low = upTo(-Infinity, mayReach) ? least : (first(mayReach) ?? value);
  const high = first((part) => shareLow(part, hits, level) >= p) ?? Infinity;
  return { value, low: Math.min(value, low), high: Math.max(value, high) };
}

function countUpTo(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
