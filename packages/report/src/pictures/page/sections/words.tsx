import type { Machine } from '@rollout/compiler';
import type { VNode } from 'preact';
import { SimpleTable } from './simple-table.tsx';

type Word = readonly [word: string, meaning: string];

/** What the words of a page mean, for a reader who has never met them: those that its plan gives a use. */
export function Words({ machine }: { readonly machine: Machine }): VNode {
  return <SimpleTable label="Words" columns={[{ title: 'word' }, { title: 'meaning' }]} rows={wordsOf(machine)} />;
}

function wordsOf({ numbers, steps }: Machine): Word[] {
  const hasGates = steps.some(({ kind }) => kind === 'gate');
  return [
    ['run, trial', 'the plan, gone through once with its own luck; the number of the trial and the seed make it again'],
    ['P50, P90, P95', 'what half, 90% and 95% of the runs stay within'],
    ...(hasGates ? GATES : []),
    ...(numbers.bugs.length > 0 ? BUGS : []),
  ];
}

const GATES: readonly Word[] = [
  ['gate', 'where the plan goes on only if a check finds nothing wrong'],
  ['false alarm', 'a check finds something wrong although no bug has shown'],
];

const BUGS: readonly Word[] = [
  ['a bug shows', 'from then on a check can see it'],
  ['it escapes', 'nobody has found it, and somebody has it when the plan completes'],
  ['it reaches', 'the most servers, or users, that had it at once'],
  ['exposure', 'who had it, times for how long: ten servers for an hour are ten server-hours'],
];
