/** Whom the new version has been released to, and for whom flags are on: a number of users, the first of the audience. */
import type { Stage } from './steps.ts';

export interface Widening {
  /** What releases or enablings have brought it to, in order. `final`: before a point of no return. */
  shifts: readonly Brought[];
  /** Those who keep it when it goes back; -1: nothing goes back. */
  keeps: number;
  /** It has gone back. */
  returned: boolean;
  /** What follows from these. */
  width: number;
}

export interface Brought {
  readonly stage: Stage;
  readonly users: number;
  final: boolean;
}

export interface Audience {
  readonly users: number;
  /** Where each ring ends, those before it included. */
  readonly rings: readonly number[];
}
