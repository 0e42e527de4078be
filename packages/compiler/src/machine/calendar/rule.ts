import type { Freeze, Window } from '../constraints.ts';

/** A window on one wall clock: its zone is an IANA name. */
export type ZonedWindow = Pick<Window, 'days' | 'from' | 'to' | 'zone'>;

export type ZonedFreeze = Pick<Freeze, 'from' | 'to' | 'zone'>;

/**
 * When something may start. A layer is what one place (the fleet, the plan, a stage) says of it: open while any of its
 * windows is, and always if it has none. All layers bind, and so do all freezes.
 */
export interface OpenRule {
  readonly layers: readonly (readonly ZonedWindow[])[];
  readonly freezes: readonly ZonedFreeze[];
}
