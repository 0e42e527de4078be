/**
 * Ways to get the scheduler wrong: in a file of `packages/simulator/src/kernel`, one text is replaced by another. Each text stands in its
 * file exactly once, so a change of the kernel that moves one is noticed.
 */
export interface Mutant {
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
