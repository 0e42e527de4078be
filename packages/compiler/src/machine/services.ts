import type { Level, Share } from '@rollout/language';
import type { ServerRange } from './fleet.ts';

/** Servers that share a load. No two of a machine have a server in common. */
export interface MachineService {
  readonly name: string;
  readonly servers: readonly ServerRange[];
  readonly load: {
    readonly requestsPerSecond: number;
    /** How many times that for each of the 168 hours of the week, from Monday 00:00 in `zone` on. */
    readonly profile: { readonly factors: readonly number[]; readonly zone: string } | null;
  } | null;
  /** How much more than its ordinary load a server can carry. */
  readonly headroom: Share | null;
  /** What is down hands its load to the others in the same node of this level; null: to all of the service. */
  readonly per: Level | null;
}

/**
 * Servers whose load `shift traffic` divides between the new version and the old. Areas have no server in common, and the servers of
 * one are of one service.
 */
export interface Area {
  /** As the plan says it. */
  readonly name: string;
  /** Index into the machine's services; null: the plan has none. */
  readonly service: number | null;
  readonly servers: readonly ServerRange[];
  /** A `shift traffic` moves it: its new servers carry nothing before the first. Else only a canary gate does, while it runs. */
  readonly shifted: boolean;
}
