/** Whom the plan is about. */
import type { Machine } from '@rollout/compiler';
import type { Audience } from '../state/index.ts';

export function audienceOf({ audience }: Machine): Audience | null {
  return audience === null ? null : { users: audience.users, rings: audience.rings.map(({ users }) => users) };
}
