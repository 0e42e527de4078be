/** Whose turn it is in a step whose units only run a piece at a time. */
import type { ExclusionGroup, Piece } from '../limits.ts';

/** An exclusion that binds all units of a step, each by one piece. */
export interface Turns {
  readonly group: ExclusionGroup;
  /** By piece, the places among the step's units of those that touch it, ascending. */
  readonly placesOf: ReadonlyMap<Piece, readonly number[]>;
}
