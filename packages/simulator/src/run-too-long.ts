/** The most rounds that one run may have; a limit of the language. */
export const MOST_ROUNDS = 1_000_000;

/**
 * Thrown by whatever runs trials, where one has not ended after so many rounds: a plan of very many small batches, or one that
 * tries again and again what almost never passes. Not a bug of ours; whoever runs plans for a user says it.
 */
export class RunTooLong extends Error {
  constructor(readonly milliseconds: number) {
    super(`a run has not ended after ${MOST_ROUNDS} rounds`);
  }
}
