import type { CompareResults, Results } from '@rollout/simulator';
import type { Sides } from '../../text/compare/sides.ts';

/** What was found of each of two plans by itself, and what of both together. */
export interface Compared {
  readonly results: CompareResults;
  readonly sides: Sides;
  readonly a: Results;
  readonly b: Results;
}
