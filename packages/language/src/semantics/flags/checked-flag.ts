import type { Flag } from '../../program/index.ts';
import type { Name } from '../../syntax/tree.ts';

export interface CheckedFlag {
  readonly flag: Flag;
  /** Without errors. */
  readonly sound: boolean;
}

/** The flag of a name; undefined, reported, where there is none that could be switched. */
export type FindFlag = (name: Name) => CheckedFlag | undefined;
