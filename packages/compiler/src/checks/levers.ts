/** Steps by which a change reaches more. */
import { traitsOf } from '../machine/step-kinds.ts';
import type { MachineStep } from '../machine/steps.ts';

/** Whether it does something that a rollback takes back. The steps of an `each` stand for it; schemas never go back. */
export function isLever(step: MachineStep | undefined): boolean {
  return step !== undefined && step.kind !== 'each' && step.kind !== 'schema' && traitsOf(step).pullsLever;
}
