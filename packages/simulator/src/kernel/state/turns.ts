/** Which units of a step need not be asked: those that wait for their turn, or for room in a limit that holds them all. */
import type { DownGroup, ExclusionGroup, LaneGroup, Piece } from '../limits.ts';

/** An exclusion that binds all units of a step, each by one piece. */
export interface Turns {
  readonly group: ExclusionGroup;
  /** By piece, the places among the step's units of those that touch it, ascending. */
  readonly placesOf: ReadonlyMap<Piece, readonly number[]>;
}

/** A limit that holds units of a step all at once while it is full, and the places among the step's units of the others, ascending. */
export type Crowd =
  | { readonly kind: 'lanes'; readonly group: LaneGroup; readonly others: readonly number[] }
  | { readonly kind: 'down'; readonly group: DownGroup; readonly others: readonly number[] };
