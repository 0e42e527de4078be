/** How work is done where a command runs: with its progress on the terminal, until the user has had enough. */
import type { Doing } from '@rollout/simulator';
import { AskingError } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { inSlices } from './in-slices.ts';
import { runStudy } from './run-study.ts';

export interface DoingHere extends Doing {
  /** What the command ends with, once work has been stopped; until then that all is fine. */
  readonly exitCode: () => ExitCode;
}

/** `threads`: as for `runStudy`. */
export function doingHere(terminal: Terminal, threads: number | null = null): DoingHere {
  let exitCode: ExitCode = ExitCode.fine;
  const noting = (ended: ExitCode): 'done' | 'stopped' => {
    if (ended === ExitCode.fine) return 'done';
    exitCode = ended;
    return 'stopped';
  };
  return {
    exitCode: () => exitCode,
    work: async (work) => noting(await inSlices(terminal, work)),
    trials: async (study) => noting(await runStudy(terminal, study, threads)),
  };
}

/** Does what runs trials; what cannot be done as asked, and a run that is too long, become messages to the user. */
export function askingInTime<T>(doing: DoingHere, work: () => T | Promise<T>): Promise<T> {
  return endingInTime(() => asking(work, doing));
}

/** What cannot be done as asked becomes a message to the user. */
export async function asking<T>(work: () => T | Promise<T>, doing?: DoingHere): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AskingError)) throw error;
    throw new CommandError(error.message, exitCodeOf(error, doing), error.help);
  }
}

function exitCodeOf({ reason }: AskingError, doing: DoingHere | undefined): ExitCode {
  switch (reason) {
    case 'asked':
      return ExitCode.usage;
    case 'plan':
    case 'data':
      return ExitCode.findings;
    case 'stopped':
      return doing?.exitCode() ?? ExitCode.interrupted;
  }
}
