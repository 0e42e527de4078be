import type { OpenHours } from '@rollout/compiler';

/** When something may start, as the calendar says. What it says now is true from `since` until `until`, as the calendar counts. */
export interface Rule {
  readonly hours: OpenHours;
  open: boolean;
  since: number;
  until: number;
}
