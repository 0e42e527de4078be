import type { Place } from '../../program/index.ts';

/** A place as it is written in messages. */
export function placeName(place: Place): string {
  return place.kind === 'here' ? 'here' : place.segments.join('/');
}
