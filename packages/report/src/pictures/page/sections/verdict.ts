import type { CauseResults, Results } from '@rollout/simulator';
import { counted } from '../../../text/counted.ts';
import { percentWithInterval, timeOf } from '../../../text/estimate.ts';
import { formatPercent } from '../../../text/number.ts';
import { CAUSES } from '../../../text/words.ts';
import { quantileTexts } from './quantiles.ts';

/** The answer in a few sentences, those that matter most first. */
export function verdictOf(results: Results): string[] {
  if (results.trials === 0) return ['No trial had ended when the study was stopped: nothing is known.'];
  return [howItEnds(results), whatEscapes(results), whatIsExpected(results)].filter((sentence) => sentence !== '');
}

function howItEnds({ outcomes: { completed }, causes, duration }: Results): string {
  const time =
    duration.min === duration.max ? `Every run takes ${timeOf(duration.p50)}.` : halfAndMost(quantileTexts(duration));
  if (completed.value === 1 && completed.low === 1) return `It always completes. ${time}`;
  if (completed.value === 0 && completed.high === 0) return `It never completes. ${time}${why(causes)}`;
  return `It completes in ${percentWithInterval(completed)} of runs. ${time}${why(causes)}`;
}

function halfAndMost({ p50, p95 }: ReturnType<typeof quantileTexts>): string {
  return p50 === p95 ? `Most runs are over in ${p95}.` : `Half of the runs are over in ${p50}, 95 of 100 in ${p95}.`;
}

/** What turns it most often. */
function why(causes: readonly CauseResults[]): string {
  const shares = new Map<CauseResults['cause'], number>();
  for (const { cause, probability } of causes) shares.set(cause, (shares.get(cause) ?? 0) + (probability.value ?? 0));
  const [most] = [...shares].sort(([, a], [, b]) => b - a);
  if (most === undefined || most[1] === 0) return '';
  const mostly = shares.size === 1 ? 'is' : 'is mostly';
  return ` Where it does not complete, that ${mostly} because ${CLAUSES[most[0]]} (${formatPercent(most[1])} of runs).`;
}

const CLAUSES: Readonly<Record<CauseResults['cause'], string>> = {
  ...CAUSES,
  'false-alarm': 'a check gave a false alarm',
  failures: 'too many servers failed',
  timeout: 'it ran out of time',
  blocked: 'nothing could go on',
};

function whatEscapes({ bugs, method }: Results): string {
  const all = Object.entries(bugs);
  if (all.length === 0) return '';
  const escaping = all
    .filter(([, { escaped }]) => (escaped.value ?? 0) > 0)
    .sort(([, a], [, b]) => (b.escaped.value ?? 0) - (a.escaped.value ?? 0));
  const [worst, second, ...others] = escaping.map(
    ([name, { escaped }]) => `${name} escapes in ${percentWithInterval(escaped)} of runs`,
  );
  if (worst === undefined) {
    const never = method === 'exact' ? 'can escape' : 'was ever seen to escape';
    const [only] = all;
    if (all.length > 1 || only === undefined) return `None of its ${all.length} bugs ${never}.`;
    return method === 'exact'
      ? `Its bug, ${only[0]}, cannot escape.`
      : `Its bug, ${only[0]}, was never seen to escape.`;
  }
  const more = others.length === 0 ? '' : `; ${others.length === 1 ? 'one more does' : `${others.length} more do`}`;
  return `${[worst, ...(second === undefined ? [] : [second])].join(', ')}${more}.`;
}

function whatIsExpected({ expectations }: Results): string {
  if (expectations.length === 0) return '';
  const failed = expectations.filter(({ status }) => status === 'not-met').length;
  const open = expectations.filter(({ status }) => status === 'undecided').length;
  const all = counted(expectations.length, 'expectation');
  if (failed === 0 && open === 0) {
    return expectations.length === 1 ? 'What is expected of it is met.' : `All ${all} are met.`;
  }
  const undecided = open === 0 ? '' : `${failed === 0 ? '' : ', '}${open} undecided`;
  return `Of ${all} ${failed === 0 ? '' : `${failed} ${failed === 1 ? 'is' : 'are'} not met`}${undecided}.`;
}
