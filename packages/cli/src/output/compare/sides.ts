import type { CompareResults } from '@rollout/simulator';

/** What A and B are called: as they were typed. */
export interface Sides {
  readonly a: string;
  readonly b: string;
}

/** How sure the answer is: trials, seed, and what the intervals promise together. */
export function certainty(
  { trials, seed, confidence, figures, alike }: CompareResults,
  percent: (share: number) => string,
): string[] {
  if (alike) return [];
  const exact = figures.filter(({ method }) => method === 'exact').length;
  if (exact === figures.length) return ['every figure is known exactly'];
  return [
    `${trials.toLocaleString('en')} trials of each under the same luck, seed ${seed}`,
    ...(exact === 0 ? [] : ['figures without an interval are known exactly']),
    `all intervals hold together at ${percent(confidence)}, so that no verdict is wrong with that chance`,
  ];
}
