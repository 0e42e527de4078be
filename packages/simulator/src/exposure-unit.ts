import type { MachineBug } from '@rollout/compiler';

const MILLISECONDS_AN_HOUR = 3_600_000;

/**
 * Exposure is counted in server-milliseconds, requests or user-milliseconds; this is how much of it makes one of what people, and
 * the laws of `surfaces after`, speak of: a server-hour (loads are 1 in the fleet's mean), a request or a user-hour.
 */
export function exposureUnit({ unit }: Pick<MachineBug, 'unit'>): number {
  return unit === 'requests' ? 1 : MILLISECONDS_AN_HOUR;
}
