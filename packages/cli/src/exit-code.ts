/** What the exit code of every command says, so that scripts can act on it. */
export const ExitCode = {
  fine: 0,
  /** An error in a plan, an import that cannot be resolved, a limit of the language … */
  findings: 1,
  /** Wrong use: an unknown flag, a folder without plans. */
  usage: 2,
  /** A bug of ours. */
  bug: 3,
  /** A file could not be read or written, is not UTF-8, or is too large. */
  files: 4,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Ends a command with a message for its user. Not a bug: what was asked for cannot be done as asked. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode,
    readonly help?: string,
  ) {
    super(message);
  }
}
