import type { RandomPeople } from './random-people.ts';

/** What a model may speak of. */
export interface Known {
  readonly labelled: boolean;
  readonly racks: boolean;
  readonly loaded: boolean;
  /** There are servers. */
  readonly placed: boolean;
  readonly people: RandomPeople;
}
