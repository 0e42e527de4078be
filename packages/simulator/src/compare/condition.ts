/** What a comparison may be failed for. */
import { type Measure, measureText, type Relation } from '@rollout/language';
import { normalCritical } from '../statistics/critical.ts';
import type { Figure } from '../statistics/index.ts';
import type { FigureTally, PlanComparison } from './comparison.ts';
import { type Gaps, gapsOf } from './gap.ts';
import type { Gap } from './mean-gap.ts';
import { unitOf } from './unit-of.ts';
import { trialsToTell } from './verdict.ts';

export type CompareCondition = { readonly text: string; readonly measure: Measure } & (
  | { readonly kind: 'grows' | 'falls'; readonly over: Amount }
  /** Of B alone. */
  | { readonly kind: 'bound'; readonly relation: Relation; readonly bound: number }
);

export type Amount =
  /** Of A's figure. */
  | { readonly kind: 'share'; readonly share: number }
  /** In the measure's unit: milliseconds, servers, shares of 1, the bug's unit. */
  | { readonly kind: 'amount'; readonly amount: number };

export interface ConditionDecision {
  readonly text: string;
  /** Whether the condition holds, as surely as the comparison's confidence asks for all of its conditions together. */
  readonly status: 'holds' | 'does-not-hold' | 'undecided';
  /** As in the comparison's results: durations in seconds. null: no run has a value. */
  readonly a: number | null;
  readonly b: number | null;
  /** Of a condition that is undecided, null: no number of trials would decide. */
  readonly trialsToTell: number | null;
}

/** Of rounding in what is known exactly. */
const ROUNDING = 1e-10;

/** Each condition's measure must have been asked for when the comparison was opened. */
export function decideConditions(
  comparison: PlanComparison,
  conditions: readonly CompareCondition[],
): ConditionDecision[] {
  const level = 1 - (1 - comparison.confidence) / Math.max(1, conditions.length);
  return conditions.map((condition) => {
    const tally = tallyOf(comparison, condition.measure);
    const { text } = condition;
    if (tally === null) return { text, status: 'undecided', a: null, b: null, trialsToTell: null };
    const gaps = gapsOf(comparison, tally, level);
    const { a, b } = gaps;
    if (Number.isNaN(a) || Number.isNaN(b)) return { text, status: 'undecided', a: null, b: null, trialsToTell: null };
    const over = excess(comparison, tally, gaps, condition);
    const isStrict = condition.kind !== 'bound' || condition.relation === '<' || condition.relation === '>';
    const slack = ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    const status = statusOf(over, isStrict, slack);
    const needed = status === 'undecided' ? trialsToTell(over, 0, comparison.done, normalCritical(level)) : null;
    const { scale } = unitOf(comparison, tally.asked.figure);
    return { text, status, a: a * scale, b: b * scale, trialsToTell: needed };
  });
}

/** How far it lies beyond what is allowed: the condition holds if that is above 0. */
function excess(comparison: PlanComparison, tally: FigureTally, gaps: Gaps, condition: CompareCondition): Gap {
  if (condition.kind === 'bound') {
    const gap = gaps.gap(0);
    const { value, low, high } = gap;
    const { bound } = condition;
    const isAbove = condition.relation === '>' || condition.relation === '>=';
    return isAbove
      ? { ...gap, value: value - bound, low: low - bound, high: high - bound }
      : { ...gap, value: bound - value, low: bound - high, high: bound - low };
  }
  const { over, kind } = condition;
  const sign = kind === 'grows' ? 1 : -1;
  const factor = over.kind === 'share' ? Math.max(0, 1 + sign * over.share) : 1;
  const less = over.kind === 'amount' ? over.amount : 0;
  const same = comparison.alike || (tally.exact === null && !tally.differs);
  // What is the same in every run has neither grown nor fallen.
  const none = -(over.kind === 'share' ? over.share * Math.abs(gaps.a) : less);
  if (same) return { value: none, low: none, high: none };
  const gap = gaps.gap(factor);
  const { value, low, high } = gap;
  return kind === 'grows'
    ? { ...gap, value: value - less, low: low - less, high: high - less }
    : { ...gap, value: -value - less, low: -high - less, high: -low - less };
}

function statusOf({ low, high }: Figure, isStrict: boolean, slack: number): ConditionDecision['status'] {
  if (isStrict ? low > slack : low >= -slack) return 'holds';
  if (isStrict ? high <= slack : high < -slack) return 'does-not-hold';
  return 'undecided';
}

function tallyOf({ figures }: PlanComparison, measure: Measure): FigureTally | null {
  const text = measureText(measure);
  const isIt = ({ asked: { figure } }: FigureTally): boolean =>
    figure.kind === 'measure' && measureText(figure.measure) === text;
  return figures.find(isIt) ?? null;
}
