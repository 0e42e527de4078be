import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** What a command's declaration is given. */
export interface Declaring {
  readonly program: Command;
  /** The terminal with the colours that were asked for. */
  readonly painted: () => Terminal;
  /** To be told the exit code. */
  readonly finish: (code: ExitCode) => void;
  /** What was typed. */
  readonly commandText: string;
}
