/** Why an expectation does not pass, and what to do about it. */

import { type Estimate, type ExpectationResults, type MeasureUnit, MOST_TEST_TRIALS } from '@rollout/simulator';
import { counted } from './counted.ts';
import { differenceText, figureText, plainText } from './figure-text.ts';
import { formatCount } from './number.ts';

/** One sentence or two; null: it is met. */
export function whyNot(result: ExpectationResults): string | null {
  switch (result.status) {
    case 'met':
      return null;
    case 'not-met':
      return whyNotMet(result);
    case 'undecided':
      return whyUndecided(result);
    default:
      return result.status satisfies never;
  }
}

function whyNotMet({ value, bound, unit, relation, explanation }: ExpectationResults): string {
  if (value === null || bound === null || unit === null || relation === null) {
    return explanation ?? 'It could not be proven.';
  }
  const isOver = relation === '<' || relation === '<=';
  const side = isOver ? 'more' : 'less';
  const far = value.value === null ? 0 : Math.abs(value.value - bound);
  if (far === 0) return `It is ${plainText(bound, unit)}, and has to be ${isOver ? 'less' : 'more'}.`;
  const end = isOver ? value.low : value.high;
  const least = end === null || end === value.value ? 0 : Math.abs(end - bound);
  const sure = least === 0 ? '' : `, for certain by ${differenceText(least, unit)}`;
  return `It is ${side} than ${plainText(bound, unit)} by ${differenceText(far, unit)}${sure}.`;
}

function whyUndecided(result: ExpectationResults): string {
  const { value, unit, trials, trialsNeeded, bound } = result;
  if (value === null || unit === null || bound === null) return 'Nothing is known of it.';
  if (value.value === null) return unseen(value, result);
  const known = `After ${counted(trials, 'trial')} it is ${figureText(value, unit)}: ${where(value, bound, unit)}.`;
  if (trialsNeeded === null) {
    return `${known} Its value and its bound are alike, as far as can be seen, and no number of trials may tell them apart: move the bound.`;
  }
  const needed = roundUp(Math.max(trialsNeeded, trials + 1));
  const rare = isOpen(value) ? ', but for runs rarer than one in 10,000' : '';
  return needed <= MOST_TEST_TRIALS
    ? `${known} About ${formatCount(needed)} trials would tell${rare}: --trials ${underscored(needed)}.`
    : `${known} It would take more than ${formatCount(MOST_TEST_TRIALS)} trials to tell: move the bound, or ask for less certainty (at 95%).`;
}

function unseen({ low, high }: Estimate, { method, trials }: ExpectationResults): string {
  if (method === 'exact') return 'No run of the plan is one that it is about.';
  if (trials === 0 || (low === null && high === null)) return 'No trial was looked at.';
  return `None of ${counted(trials, 'trial')} is one that it is about.`;
}

function where(value: Estimate, bound: number, unit: MeasureUnit): string {
  if (isOpen(value)) return 'a run may go beyond what was seen';
  return `${plainText(bound, unit)} lies within what it may be`;
}

/** A greatest value has been reached, and nothing is known beyond it; so has a least one, and below it there is only 0. */
function isOpen({ value, low, high }: Estimate): boolean {
  return low === null || high === null || (low === 0 && high === value);
}

/** To two significant digits, upwards: 23,456 is 24000. */
function roundUp(count: number): number {
  const magnitude = 10 ** Math.max(0, String(Math.ceil(count)).length - 2);
  return Math.ceil(count / magnitude) * magnitude;
}

/** As it can be typed. */
const underscored = (count: number): string => formatCount(count).replaceAll(',', '_');
