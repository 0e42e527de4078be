/** What is down, what stands, and what it has to carry. */
import type { Estimate } from './estimate.ts';

/** How near a limit on what is down was come to, over all trials. */
export interface LimitResults {
  /** The sentence as written. */
  readonly text: string;
  /** The group that came nearest to its limit, or went furthest past it; null: nothing was ever down. */
  readonly group: string | null;
  /** What is counted. */
  readonly counts: string;
  /** The most that was down in that group, and what the limit allows there while the plan goes forward. */
  readonly down: number;
  readonly allowed: number;
  /** What it allows there while the plan goes back. */
  readonly allowedInRollback: number;
  /** `down` and `allowed` as shares of the group. */
  readonly share: number;
  readonly limit: number;
  /** Chance that some group reaches its limit. */
  readonly reached: Estimate;
}

/** Servers that stand, and that are up, over all trials. */
export interface ServerResults {
  readonly fleet: number;
  /** The most that stand at once in a trial, those beside what they are to replace included. */
  readonly most: { readonly mean: Estimate; readonly max: number };
  /** The fewest that are up in a trial. */
  readonly fewestUp: { readonly mean: Estimate; readonly min: number };
}

/** How much a service's servers have to carry, 1 being their ordinary load in an ordinary hour. */
export interface ServiceResults {
  readonly service: string;
  /** How much more than 1 a server can carry; null: not known. */
  readonly headroom: number | null;
  /** The greatest load of an up server at any time of a trial. null: in some trial nothing was up that could carry it. */
  readonly peak: { readonly mean: Estimate; readonly p95: Estimate; readonly max: number | null };
  /** Where the greatest of all was. */
  readonly group: string | null;
  /** Chance that it is more than 1 + headroom; null: the headroom is not known. */
  readonly overloaded: Estimate | null;
}
