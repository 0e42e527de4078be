import type { Level } from '../../program/index.ts';
import type { CheckedPlace } from '../selections/checked-place.ts';

/** An `order` sentence with what its places stand for. */
export interface OrderedPlaces {
  readonly places: readonly CheckedPlace[];
  readonly per: Level | null;
  readonly within: readonly string[] | null;
}
