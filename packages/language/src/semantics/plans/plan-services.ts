/** The services that a plan names, and those that its steps do. */
import type { Name } from '../../syntax/tree.ts';
import type { CheckedService } from '../services/checked-service.ts';

export interface PlanServices {
  /** Those of `plan … of`; empty: it deploys the one that the whole fleet runs. */
  readonly named: readonly CheckedService[];
  /** Whether all that were written could be found. */
  readonly complete: boolean;
  /** Any service of the file, and notes that the plan is about it; reported where there is none. */
  readonly find: (name: Name) => CheckedService | undefined;
}

/** Whether it is known, or cannot be known, how many requests the new servers see. */
export function mayHaveLoad({ named, complete }: PlanServices): boolean {
  return !complete || named.some(({ service, sound }) => service.load !== null || !sound);
}
