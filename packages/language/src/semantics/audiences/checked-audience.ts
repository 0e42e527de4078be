import type { Audience } from '../../program/index.ts';

/** The users of an audience after the first `start`, up to `end`. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

export interface CheckedAudience {
  readonly audience: Audience;
  /** By name: its rings, and the whole of it. */
  readonly parts: ReadonlyMap<string, Part>;
  /** All that was written could be read, so that a ring that is not in it is nowhere. */
  readonly complete: boolean;
  /** Without errors: plans may be about it. */
  readonly sound: boolean;
}
