import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { type ColorChoice, chooseColors, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/**
 * The commands and their options. Each command lives in a file of its own that is loaded when it is called, so that
 * nobody waits for what they do not use.
 */
export function commandLine(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('rollout')
    .description('Says beforehand what a deployment rollout will do: how long, how safe, what breaks.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showSuggestionAfterError()
    .addOption(
      new Option('--color <when>', 'colours in the output').choices(['auto', 'always', 'never']).default('auto'),
    )
    .addHelpText(
      'after',
      '\nFILE is a .rollout file, a folder (all plans below), a glob, or - for standard input.\nrollout COMMAND --help shows the options of a command.',
    );

  const colored = (): Terminal => {
    const { color } = program.opts<{ color: ColorChoice }>();
    if (color === 'auto') return terminal;
    return { ...terminal, colors: chooseColors(color, terminal.env, false) };
  };

  program
    .command('check')
    .description('syntax, types and constraints of plans')
    .argument('[file...]', 'what to check (default: all plans below this folder)')
    .option('--explain', 'show what was proven of each constraint, and by what')
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (files: string[], options) => {
      const { check } = await import('./commands/check.ts');
      finish(await check(colored(), files, options));
    });

  program
    .command('explain')
    .description('the page of a diagnostic; without a code, all codes')
    .argument('[code]')
    .action(async (code: string | undefined) => {
      const { explain } = await import('./commands/explain.ts');
      finish(explain(colored(), code));
    });

  program
    .command('compile')
    .description('the state machine of a plan as JSON, every default filled in')
    .argument('[file]', 'the plan', '-')
    .addOption(plan())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { compileCommand } = await import('./commands/compile.ts');
      finish(await compileCommand(colored(), file, options));
    });

  program
    .command('graph')
    .description('the state machine of a plan as a picture')
    .argument('[file]', 'the plan', '-')
    .addOption(plan())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('mermaid', 'dot'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { graph } = await import('./commands/graph.ts');
      finish(await graph(colored(), file, options));
    });

  program
    .command('simulate')
    .description('runs a plan many times: duration, outcomes, bugs, exposure, capacity')
    .argument('[file]', 'the plan', '-')
    .addOption(plan())
    .addOption(settings())
    .option('--trials <n>', 'how many runs', wholeNumber(1, 1_000_000_000), 10_000)
    .addOption(seed())
    .option('--confidence <percent>', 'how sure the intervals are', confidence, 0.99)
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { simulateCommand } = await import('./commands/simulate.ts');
      finish(await simulateCommand(colored(), file, options));
    });

  program
    .command('trace')
    .description('one run of a plan, event by event, as a timeline')
    .argument('[file]', 'the plan', '-')
    .addOption(plan())
    .addOption(settings())
    .option('--trial <n>', 'which run of a simulation to replay', wholeNumber(1, 1_000_000_000), 1)
    .option('--servers', 'show single servers')
    .addOption(seed())
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { traceCommand } = await import('./commands/trace.ts');
      finish(await traceCommand(colored(), file, options));
    });

  return program;
}

const plan = (): Option => new Option('--plan <name>', 'which plan of the file (needed where it has several)');
const seed = (): Option => new Option('--seed <text>', 'any text; the same seed gives the same result').default('1');
const stdinFilename = (): Option =>
  new Option('--stdin-filename <name>', 'the name of what comes from standard input').default('stdin.rollout');
const format = (...choices: [string, ...string[]]): Option =>
  new Option('--format <format>', 'what to print').choices(choices).default(choices[0]);
const outputs = (): Option =>
  new Option('--output <format=file>', 'also write that format to a file (may be given several times)')
    .argParser(collect)
    .default([], 'none');

/** `--set soak=12h`, several times. */
const settings = (): Option =>
  new Option('--set <param=value>', 'give a param of the plan another value (may be given several times)')
    .argParser((text: string, previous: ReadonlyMap<string, string>) => {
      const at = text.indexOf('=');
      if (at <= 0) throw new InvalidArgumentError('It is written as --set soak=12h.');
      return new Map(previous).set(text.slice(0, at), text.slice(at + 1));
    })
    .default(new Map(), 'none');

function collect(text: string, previous: readonly string[]): string[] {
  return [...previous, text];
}

function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text.replaceAll('_', ''));
    if (!/^[0-9_]+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(`It is a whole number from ${low} to ${high}.`);
    }
    return value;
  };
}

function confidence(text: string): number {
  const value = /^[0-9.]+%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number.NaN;
  if (!(value >= 0.5 && value <= 0.9999))
    throw new InvalidArgumentError('It is a percent from 50% to 99.99%, such as 95%.');
  return value;
}
