/** Quantiles by the shares at or below each value, as sure as those. */
import { leading } from '@rollout/language';
import type { Figure } from '../figure.ts';
import { at } from '../strata.ts';
import { type Amounts, type Kind, openStrata } from './kind.ts';
import { shareHigh, shareLow, shareValue } from './share.ts';

/**
 * The p-quantile: the least value with at least the share p of the weight at or below it. `amounts`: of each stratum those that are
 * asked about. The interval holds the values of which the interval of the share at or below them does not exclude p; with one stratum that
 * is the one between order statistics, by the binomial. Where there are too few trials to bound it, that side is `least` or
 * Infinity.
 */
export function decisiveQuantile(
  kind: Kind,
  amounts: readonly Amounts[],
  p: number,
  level: number,
  least: number,
): Figure {
  const law = lawOfAmounts(kind, amounts);
  const value = valueIn(law, p);
  if (Number.isNaN(value)) return { value, low: least, high: Infinity };
  const tail = (1 - level) / 2;
  const mayReach: Holds = (part, hits) => shareHigh(part, hits, tail) >= p;
  const low = holdsUpTo(law, -Infinity, mayReach) ? least : (firstThat(law, mayReach) ?? value);
  const high = firstThat(law, (part, hits) => shareLow(part, hits, tail) >= p) ?? Infinity;
  return { value, low: Math.min(value, low), high: Math.max(value, high) };
}

export function quantileValue(kind: Kind, amounts: readonly Amounts[], p: number): number {
  return valueIn(lawOfAmounts(kind, amounts), p);
}

interface AmountLaw {
  readonly kind: Kind;
  readonly open: readonly number[];
  /** Of each stratum, ascending. */
  readonly lists: readonly List[];
  /** Of all strata, ascending. */
  readonly merged: Float64Array;
  /** Of each stratum the trials up to the value in hand. */
  readonly hits: Float64Array;
}

interface List {
  readonly values: Float64Array;
  /** Per value how many trials have it or a smaller one; null: each is of one trial. */
  readonly upTo: Float64Array | null;
}

/** What is asked of the share of trials up to some value, given their number in each stratum. */
type Holds = (part: Kind, hits: Float64Array) => boolean;

function lawOfAmounts(kind: Kind, amounts: readonly Amounts[]): AmountLaw {
  const open = openStrata(kind);
  const lists = amounts.map(ascending);
  const certain = kind.known.filter((value): value is number => value !== null && !Number.isNaN(value));
  const all = [Float64Array.from(certain), ...open.map((s) => lists[s]?.values ?? new Float64Array())];
  return { kind, open, lists, merged: joined(all).sort(), hits: new Float64Array(amounts.length) };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

function ascending({ values, counts }: Amounts): List {
  if (counts === null) return { values: values.slice().sort(), upTo: null };
  const order = Array.from(values, (_, i) => i).sort((a, b) => at(values, a) - at(values, b));
  let sum = 0;
  const upTo = Float64Array.from(order, (i) => {
    sum += at(counts, i);
    return sum;
  });
  return { values: Float64Array.from(order, (i) => at(values, i)), upTo };
}

function valueIn(law: AmountLaw, p: number): number {
  const { merged } = law;
  if (merged.length === 0) return NaN;
  // What rounding may take from a share.
  const enough = p * (1 - 1e-12);
  return firstThat(law, (part, hits) => shareValue(part, hits) >= enough) ?? at(merged, merged.length - 1);
}

/** The least value that holds; undefined: none does. What holds of a value holds of those above it. */
function firstThat(law: AmountLaw, holds: Holds): number | undefined {
  return law.merged[leading(law.merged.length, (i) => !holdsUpTo(law, at(law.merged, i), holds))];
}

function holdsUpTo({ kind, open, lists, hits }: AmountLaw, x: number, holds: Holds): boolean {
  for (const s of open) hits[s] = trialsUpTo(lists[s], x);
  const known = kind.known.map((value) => (value === null || Number.isNaN(value) ? value : value <= x ? 1 : 0));
  return holds({ ...kind, known }, hits);
}

function trialsUpTo(list: List | undefined, x: number): number {
  if (list === undefined) return 0;
  const count = leading(list.values.length, (i) => at(list.values, i) <= x);
  return list.upTo === null || count === 0 ? count : at(list.upTo, count - 1);
}
