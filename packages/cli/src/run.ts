import { printableText } from '@rollout/report';
import { CommanderError } from 'commander';
import { commandLine, paint } from './command-line.ts';
import { CommandError, ExitCode } from './exit-code.ts';
import { commandMessage } from './output/command-message.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Runs one command to its end and gives its exit code. Never throws. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.fine;
  const program = commandLine(terminal, commandText(args), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what was wrong; `--help` and `--version` end in this way too.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.fine : ExitCode.usage;
    if (error instanceof CommandError) {
      terminal.err(commandMessage(error, paint(terminal, program).messages));
      return error.exitCode;
    }
    terminal.err(bugReport(error, args));
    return ExitCode.bug;
  }
}

function bugReport(error: unknown, args: readonly string[]): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'This is a bug of rollout, not of your plan. Please report it with this text and, if you can, the plan:',
    `  rollout ${VERSION}, node ${process.version}, ${process.platform} ${process.arch}`,
    `  ${printableText(commandText(args))}`,
    ...stack.split('\n').map((line) => `  ${printableText(line)}`),
    '',
  ].join('\n');
}

/** What was typed, so that a shell would read it alike. */
export function commandText(args: readonly string[]): string {
  return ['rollout', ...args.map(quoted)].join(' ');
}

function quoted(arg: string): string {
  return /^[\w./:=@%+,-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
