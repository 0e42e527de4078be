import { formatCount, formatDuration } from '@rollout/report';
import { MOST_ROUNDS, RunTooLong } from '@rollout/simulator';
import { CommandError, ExitCode } from '../exit-code.ts';

/** Of so many days nobody reads the hours. */
const LONG = 100 * 86_400_000;

/** Does what runs trials; a run that is too long becomes a message to the user. */
export async function endingInTime<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RunTooLong)) throw error;
    throw new CommandError(
      `a run has not ended after ${formatCount(MOST_ROUNDS)} moments at which something happens, ${formatDuration(error.milliseconds, error.milliseconds < LONG ? 2 : 1)} after the plan's start`,
      ExitCode.findings,
      'It deploys in very many batches, waits for requests that take very long to come, or tries again and again what almost never passes: bound its retries.',
    );
  }
}
