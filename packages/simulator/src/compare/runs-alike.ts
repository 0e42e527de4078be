import type { Machine } from '@rollout/compiler';

/** Whether two machines run the same: they may differ in names that nothing is drawn by, in what was written, and in what is expected of them. */
export function runsAlike(a: Machine, b: Machine): boolean {
  return a === b || bytesThatRun(a) === bytesThatRun(b);
}

function bytesThatRun(machine: Machine): string {
  const { plan: _plan, scenario: _scenario, params: _params, expectations: _expectations, ...runs } = machine;
  return JSON.stringify(runs, (key, value: unknown) => (key === 'text' || key === 'source' ? undefined : value));
}
