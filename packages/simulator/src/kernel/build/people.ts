/** Whom the plan is about. */
import type { Layout, Machine } from '@rollout/compiler';
import { itemAt } from '../elements.ts';
import type { Audience } from '../state/index.ts';

export function audienceOf({ audience }: Machine): Audience | null {
  return audience === null ? null : { users: audience.users, rings: audience.rings.map(({ users }) => users) };
}

/** Whether it is told of any bug whom that reaches. */
export function hasPeople({ audience, numbers }: Machine): boolean {
  return audience !== null || numbers.bugs.some(({ behind, unit }) => behind !== null || unit === 'user-hours');
}

/** Whom a bug reaches before any lever is pulled. Infinity: nobody in particular, and nothing stands between. */
export function usersAtFirst({ audience, numbers }: Machine, { releases }: Layout, bug: number): number {
  if (releases || itemAt(numbers.bugs, bug).behind !== null) return 0;
  return audience?.users ?? Number.POSITIVE_INFINITY;
}
