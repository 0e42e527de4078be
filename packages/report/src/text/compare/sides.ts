import type { CompareResults } from '@rollout/simulator';
import { formatCount, formatPercent } from '../number.ts';

/** What A and B are called: as they were typed. */
export interface Sides {
  readonly a: string;
  readonly b: string;
}

/** How sure the answer is: trials, seed, and what the intervals promise together. */
export function certainty({ trials, seed, confidence, figures, alike }: CompareResults): string[] {
  if (alike) return [];
  const exact = figures.filter(({ method }) => method === 'exact').length;
  if (exact === figures.length) return ['every figure is known exactly'];
  return [
    `${formatCount(trials)} trials of each under the same luck, seed ${seed}`,
    ...(exact === 0 ? [] : ['figures without an interval are known exactly']),
    `all intervals, and so all verdicts, hold together at ${formatPercent(confidence)}`,
  ];
}
