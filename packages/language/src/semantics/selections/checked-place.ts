import type { Place } from '../../program/index.ts';
import type { NodeSet } from '../fleet/index.ts';

/** A place with what it stands for; no sets for `here`, and where the fleet is not known. */
export interface CheckedPlace {
  readonly place: Place;
  readonly sets: readonly NodeSet[];
}
