import { Command, Option } from 'commander';
import { declareCalibrate } from './command-line/calibrate.ts';
import { declareCheck } from './command-line/check.ts';
import { declareCompare } from './command-line/compare.ts';
import { declareCompile } from './command-line/compile.ts';
import { declareCompletion } from './command-line/completion.ts';
import { declareExplain } from './command-line/explain.ts';
import { declareFmt } from './command-line/fmt.ts';
import { declareGraph } from './command-line/graph.ts';
import { helpRows, helpText } from './command-line/help-rows.ts';
import { declareInit } from './command-line/init.ts';
import { declareJudge } from './command-line/judge.ts';
import { declareLsp } from './command-line/lsp.ts';
import { declareOptimize } from './command-line/optimize.ts';
import { declareSimulate } from './command-line/simulate.ts';
import { EXIT_CODES, FILE_ARGUMENT } from './command-line/surroundings.ts';
import { declareTest } from './command-line/test.ts';
import { declareTrace } from './command-line/trace.ts';
import type { ExitCode } from './exit-code.ts';
import { type ColorChoice, chooseColors, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** Columns beside the names of options, from which on commander breaks what is said of them: so that 60 in all do. */
const NARROW = 20;

/**
 * The commands and their options. Each command lives in a file of its own that is loaded when it is called, so that
 * nobody waits for what they do not use. `commandText` is what was typed; `finish` is told the exit code.
 */
export function commandLine(terminal: Terminal, commandText: string, finish: (code: ExitCode) => void): Command {
  const program = new Command('rollout')
    .description('Says beforehand what a deployment rollout will do: how long, how safe, what breaks.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (message, write) => write(`${message}${adviceOn(message, commandText)}`),
      getOutHelpWidth: () => terminal.answer.columns,
      getErrHelpWidth: () => terminal.messages.columns,
      // Commander would look at the process; the answer's style is the terminal's to say.
      getOutHasColors: () => terminal.answer.colors.isColorSupported,
      getErrHasColors: () => terminal.messages.colors.isColorSupported,
    })
    .addOption(
      new Option('--color <when>', 'colours in the output').choices(['auto', 'always', 'never']).default('auto'),
    )
    .configureHelp({ minWidthToWrap: NARROW })
    .addHelpText('after', ({ command }) => {
      const { columns } = terminal.answer;
      const codes = helpRows(
        command,
        EXIT_CODES.map(([code, says]) => [String(code), says]),
        columns,
      );
      const more = 'rollout COMMAND --help shows the options of a command. rollout init writes a first plan.';
      return `\nExit codes:\n${codes}\n\n${helpText(command, FILE_ARGUMENT, columns)}\n${helpText(command, more, columns)}`;
    });

  const painted = (): Terminal => paint(terminal, program);
  const declaring = { program, painted, finish, commandText };
  declareCheck(declaring);
  declareFmt(declaring);
  declareExplain(declaring);
  declareCompile(declaring);
  declareGraph(declaring);
  declareSimulate(declaring);
  declareOptimize(declaring);
  declareCompare(declaring);
  declareTrace(declaring);
  declareTest(declaring);
  declareJudge(declaring);
  declareCalibrate(declaring);
  declareInit(declaring);
  declareLsp(declaring);
  declareCompletion(declaring);

  return program;
}

/** The terminal with the colours that `--color` asks for. */
export function paint(terminal: Terminal, program: Command): Terminal {
  const { color } = program.opts<{ color: ColorChoice }>();
  if (color === 'auto') return terminal;
  const colors = chooseColors(color, terminal.env, false);
  return { ...terminal, answer: { ...terminal.answer, colors }, messages: { ...terminal.messages, colors } };
}

/** What to do about a wrong use where commander only says what is wrong. */
function adviceOn(message: string, commandText: string): string {
  if (/^error: unknown command '[^']*'\n$/.test(message)) return '  rollout --help lists the commands.\n';
  // To a name that is nearly right it has said which is meant.
  const unadvised =
    /^error: (?:missing required argument|too many arguments|required option|option .* argument missing)|^error: unknown option '[^\n]*'\n$/;
  if (!unadvised.test(message)) return '';
  const [, command = ''] = /^rollout( [a-z]+)/.exec(commandText) ?? [];
  return `  rollout${command} --help says what it takes.\n`;
}
