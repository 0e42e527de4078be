/** Whether two settings make one and the same plan. */
import type { Machine } from '@rollout/compiler';

/** The same for machines that differ in nothing but the values of params that nothing depends on. */
export function essenceOf(machine: Machine): string {
  // JSON has no word for what is not finite, and would have one for all.
  return JSON.stringify({ ...machine, params: null }, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
