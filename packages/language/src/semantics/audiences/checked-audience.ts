import type { Audience } from '../../program/index.ts';

export interface CheckedAudience {
  readonly audience: Audience;
  /** All that was written could be read, so that a ring that is not in it is nowhere. */
  readonly complete: boolean;
  /** Without errors: plans may be about it. */
  readonly sound: boolean;
}
