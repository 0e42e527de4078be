import type { Comment, Tree } from '@rollout/language';

/** One code that a comment silences. */
export interface Suppression {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
  /** Findings are silenced that begin in here; null: no statement stands below. */
  readonly covers: Tree.Span | null;
  readonly isOfFile: boolean;
  /** Where the code is written. */
  readonly at: Tree.Span;
  readonly comment: Comment;
  /** Where all codes of the comment are written, this included. */
  readonly codes: readonly Tree.Span[];
}
