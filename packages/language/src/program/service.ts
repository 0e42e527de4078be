import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Share } from './quantity.ts';
import type { Selector } from './selector.ts';

/** What is deployed, where it runs, and what it has to carry. */
export interface Service extends Located {
  readonly name: string;
  readonly doc: string;
  /** null: on the whole fleet. */
  readonly runsOn: Selector | null;
  /** Names of services that it cannot do without. */
  readonly needs: readonly string[];
  readonly load: Load | null;
  /** How much more than its ordinary load a server can carry; null: not checked. */
  readonly headroom: Share | null;
  /** What is down hands its load to the others in the same node of this level; null: to all servers of the service. */
  readonly headroomPer: Level | null;
}

export interface Load {
  readonly requestsPerSecond: number;
  /** For each hour of the week, from Monday 00:00 in `zone` on, how many times `requestsPerSecond` arrive; null: always once. */
  readonly profile: { readonly factors: readonly number[]; readonly zone: string } | null;
}
