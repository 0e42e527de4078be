/** What share of a load the new version carries, and who carries it. */
import type { Stage, Step } from './steps.ts';

/** Servers whose load is divided between the new version and the old. */
export interface Area {
  readonly index: number;
  /** Index of its service; -1: the plan has none. */
  readonly service: number;
  readonly load: number;
  readonly shifted: boolean;
  readonly cells: Int32Array;
  readonly groups: LoadGroup[];
  /** Shares that shifts have brought it to, and those at which canaries hold it. */
  shifts: { readonly stage: Stage; readonly share: number; final: boolean }[];
  readonly canaries: { readonly step: Step; readonly share: number }[];
  /** The share that it may keep when traffic goes back; -1: all. And that it has kept; -1: it has not gone back. */
  keeps: number;
  returned: number;
  /** What follows from these; -1: none, its load follows its servers. */
  share: number;
  /** Load of its servers that are on the new version; and with those that have begun to go back. */
  fresh: number;
  arrived: number;
  /** Some have begun to go back. */
  leaves: boolean;
  /** What its load groups sum to, if it is part of a service. */
  freshUp: number;
  oldDown: number;
  replaced: number;
  /** It is among those whose load is divided otherwise since this round. */
  stale: boolean;
}

/** Servers of a service that hand their load to one another. */
export interface LoadGroup {
  readonly service: Service;
  readonly number: number;
  /** Ordinary load. */
  readonly load: number;
  readonly area: Area | null;
  /** Load of those that are not up on the old version (all are, at first); of those up on the new one; and of these in the place of an old one. */
  oldDown: number;
  freshUp: number;
  placedUp: number;
  /** Load of those on the new version, up or not; and of these in the place of an old one. */
  fresh: number;
  replaced: number;
  /** It is among those that have changed in this round. */
  stale: boolean;
}

export interface Service {
  readonly index: number;
  readonly load: number;
  /** 1 + headroom; 0: not known. */
  readonly capacity: number;
  /** 0: its load is not known. */
  readonly requestsPerSecond: number;
  /** Of the 168 hours of the week; null: the same at all. */
  readonly profile: { readonly factors: readonly number[]; readonly zone: string } | null;
  readonly groups: LoadGroup[];
  /** Times at which its factor changes, as the calendar counts, as far as they have been asked for, with the factor from then on. The first is the landing. */
  readonly turns: { readonly at: number; readonly factor: number }[];
  /** The present one. */
  turn: number;
  factor: number;
  /** Every group is to be looked at. */
  stale: boolean;
  /** The greatest load at the end of any round, in ordinary loads, and the group in which it was. */
  peak: number;
  peakGroup: number;
  /** The same while nothing has started. */
  peakAtRest: number;
  groupAtRest: number;
}

/**
 * An amount, up to `since`, that grows at `rate` a millisecond from then on: exposure, or requests. `sums` has the load of what is up in the
 * place of old servers: area by area, then of what is in none: outside any service, and service by service. `ups` has that of all
 * that is up, area by area.
 */
export interface Meter {
  readonly inRequests: boolean;
  readonly sums: Float64Array;
  readonly ups: Float64Array;
  amount: number;
  since: number;
  rate: number;
  /** Its sums have changed in this round. */
  stale: boolean;
}
