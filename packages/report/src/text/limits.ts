/** What is said of limits on what is down, wherever they are told. */
import type { LimitResults } from '@rollout/simulator';
import { formatCount } from './number.ts';

type Allowed = Pick<LimitResults, 'allowed' | 'allowedInRollback'>;

/** How many may be down while the plan goes back; null: no more than while it goes forward. */
export function moreInRollback({ allowed, allowedInRollback }: Allowed): number | null {
  return allowedInRollback > allowed ? allowedInRollback : null;
}

/** What stands behind how many it allows: `, 50 in rollback`, or nothing. */
export function inRollbackText(limit: Allowed): string {
  const more = moreInRollback(limit);
  return more === null ? '' : `, ${formatCount(more)} in rollback`;
}

/** More was down than it ever allows. */
export function isPastLimit(limit: Allowed & Pick<LimitResults, 'down'>): boolean {
  return limit.down > Math.max(limit.allowed, limit.allowedInRollback);
}
