import type { Located } from './location.ts';
import type { Milliseconds } from './quantity.ts';

/** What a check looks at. */
export interface Health extends Located {
  readonly name: string;
  readonly doc: string;
  readonly metrics: readonly Metric[];
  /** Time between two samples. */
  readonly every: Milliseconds;
  /** Scores (0 … 100) from which on a check passes, or is marginal. */
  readonly pass: number;
  readonly marginal: number;
}

export interface Metric extends Located {
  readonly name: string;
  readonly doc: string;
  readonly bad: 'higher' | 'lower' | 'different';
  /** The mean has to stay on the good side of it; null: it is compared with the baseline. */
  readonly threshold: number | null;
  /** null: shares what other weights leave of 100. */
  readonly weight: number | null;
  /** Its failing fails the whole. */
  readonly critical: boolean;
  /** Where it is read: the system's name, and its own words. */
  readonly query: { readonly system: string; readonly text: string } | null;
}
