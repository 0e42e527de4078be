import type { WireRange } from '@rollout/language-server';

/** Of the editor that is being used. */
export interface Cursor {
  readonly uri: string;
  readonly position: WireRange['start'];
}
