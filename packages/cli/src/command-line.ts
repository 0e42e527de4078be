import { Command, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';
import {
  collect,
  collectOf,
  confidence,
  parseColumn,
  parseSetting,
  precision,
  startTime,
  wholeNumber,
} from './option-parsers.ts';
import { MOST_TEST_TRIALS } from './output/test/most-trials.ts';
import { type ColorChoice, chooseColors, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

const MOST_TRIALS = 1_000_000_000;
const MOST_THREADS = 256;
const MOST_CHANGES = 1_000_000;

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
      getOutHelpWidth: () => terminal.answer.columns,
      getErrHelpWidth: () => terminal.messages.columns,
      // Commander would look at the process; the answer's style is the terminal's to say.
      getOutHasColors: () => terminal.answer.colors.isColorSupported,
      getErrHasColors: () => terminal.messages.colors.isColorSupported,
    })
    .addOption(
      new Option('--color <when>', 'colours in the output').choices(['auto', 'always', 'never']).default('auto'),
    )
    .addHelpText(
      'after',
      '\nFILE is a .rollout file, a folder (all plans below it), a glob, or - for standard input.' +
        '\nrollout COMMAND --help shows the options of a command.',
    );

  const painted = (): Terminal => paint(terminal, program);

  program
    .command('check')
    .description('syntax, types and constraints of plans')
    .argument('[files...]', 'what to check (default: all plans below this folder)')
    .option('--explain', 'show what was proven of each plan, and by what')
    .option('--print-config', 'print the configuration in force, and check nothing')
    .addOption(plan('check only the plan of this name'))
    .addOption(start())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (files: string[], options) => {
      const { check } = await import('./commands/check.ts');
      finish(await check(painted(), files, options));
    });

  program
    .command('explain')
    .description('the page of a diagnostic; without a code, all codes')
    .argument('[code]', 'such as unknown-param')
    .action(async (code: string | undefined) => {
      const { explain } = await import('./commands/explain.ts');
      finish(explain(painted(), code));
    });

  program
    .command('compile')
    .description('the state machine of a plan as JSON, every default filled in')
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(start())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { compileCommand } = await import('./commands/compile.ts');
      finish(await compileCommand(painted(), file, options));
    });

  program
    .command('graph')
    .description('the state machine of a plan as a picture, for other tools to draw')
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('mermaid', 'dot'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { graph } = await import('./commands/graph.ts');
      finish(await graph(painted(), file, options));
    });

  program
    .command('simulate')
    .description('runs a plan many times: duration, outcomes, bugs, exposure, capacity')
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(start())
    .addOption(settings())
    .addOption(trials('how many runs; with `--changes`, changes in all', 10_000))
    .addOption(
      new Option('--changes <n>', 'a stream of changes: so many land in each span of the trains').argParser(
        wholeNumber(1, MOST_CHANGES),
      ),
    )
    .addOption(
      new Option('--method <method>', 'insist on this method (default: exact where that is possible)').choices([
        'exact',
        'simulated',
      ]),
    )
    .addOption(
      new Option(
        '--precision <percent>',
        'run until figures are within so much of themselves, or `--trials` are done',
      ).argParser(precision),
    )
    .addOption(seed())
    .addOption(
      new Option('--threads <n>', 'on how many threads (default: as many as pay); the answer is the same').argParser(
        wholeNumber(1, MOST_THREADS),
      ),
    )
    .addOption(howSure('how sure the intervals are'))
    .option('--sensitivity', 'tell which numbers of the model move the answer most')
    .option('--uncertain', 'carry what the evidence for the model leaves open into the answer')
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json', 'csv'))
    .addOption(outputs())
    .action(async (file: string, options, command: Command) => {
      const { simulateCommand } = await import('./commands/simulate.ts');
      const trials = command.getOptionValueSource('trials') === 'default' ? null : options.trials;
      finish(await simulateCommand(painted(), file, { ...options, trials }, commandText));
    });

  program
    .command('optimize')
    .description(
      'searches what the params may be: the front between speed and harm, its knee, and where the plan stands',
    )
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(start())
    .addOption(settings())
    .addOption(
      new Option(
        '--objective <measure>',
        'what to weigh, two or three times: duration, exposure, escape, found-early, rollback, "p95(duration)" …',
      )
        .argParser(collect)
        .default([], 'duration and exposure'),
    )
    .addOption(
      new Option(
        '--subject-to <limit>',
        'what a plan must keep, beside what it expects itself: "P(escape) < 0.1%"; may be given several times',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(new Option('--steps <n>', 'how many values of each param').argParser(wholeNumber(2, 1_000)))
    .addOption(
      new Option('--grid <param=values>', 'the values of a param: soak=1h,2h,4h; may be given several times')
        .argParser(collect)
        .default([], 'from its range'),
    )
    .addOption(
      new Option('--vary <what>', 'what else to search: the order in which places are deployed to')
        .choices(['order'])
        .argParser(collectOf('order'))
        .default([], 'nothing'),
    )
    .addOption(trials('how many runs in all, where figures are not exact', 100_000))
    .addOption(seed())
    .addOption(howSure('how sure the intervals and the front are'))
    .option('--apply', 'write the knee into the file: the defaults of its params')
    .addOption(
      new Option('--pick <n>', 'write that point of the front instead of the knee').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json', 'csv'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { optimizeCommand } = await import('./commands/optimize.ts');
      finish(await optimizeCommand(painted(), file, options, commandText));
    });

  program
    .command('compare')
    .description('two plans under the same luck: what gets better, what worse, and how sure that is')
    .argument('<a>', 'the plan as it is')
    .argument('[b]', 'the plan to compare it with (default: the same file)')
    .addOption(
      new Option('--with <param=value>', 'give a param of B another value; may be given several times')
        .argParser(parseSetting)
        .default(new Map(), 'as for A'),
    )
    .option('--with-plan <name>', 'which plan B is (default: that of A)')
    .option('--with-scenario <name>', 'run B under this scenario (default: that of A)')
    .addOption(plan())
    .addOption(scenario())
    .addOption(start())
    .addOption(settings())
    .addOption(
      new Option('--fail-if <condition>', 'end with 1 if "p95(duration) grows over 10%"; may be given several times')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(trials('how many runs of each', 10_000))
    .addOption(seed())
    .addOption(howSure('how sure all intervals are together'))
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json', 'markdown'))
    .addOption(outputs())
    .action(async (a: string, b: string | undefined, options) => {
      const { compareCommand } = await import('./commands/compare.ts');
      finish(await compareCommand(painted(), a, b, options, commandText));
    });

  program
    .command('trace')
    .description('one run of a plan as a timeline, and what happened in it')
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(start())
    .addOption(settings())
    .addOption(
      new Option('--trial <n>', 'which run of a simulation to replay')
        .argParser(wholeNumber(1, MOST_TRIALS))
        .default(1, '1'),
    )
    .addOption(seed())
    .option('--servers', 'show single servers')
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { traceCommand } = await import('./commands/trace.ts');
      finish(await traceCommand(painted(), file, options));
    });

  program
    .command('test')
    .description('whether plans meet what they expect: exactly, or by as many trials as that takes')
    .argument('[files...]', 'what to test (default: all plans below this folder)')
    .addOption(plan('test only plans of this name'))
    .addOption(scenario())
    .addOption(start())
    .addOption(settings())
    .addOption(trials('the most trials that an expectation takes', 1_048_576, MOST_TEST_TRIALS))
    .addOption(seed())
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json', 'junit', 'github'))
    .addOption(outputs())
    .action(async (files: string[], options) => {
      const { testCommand } = await import('./commands/test.ts');
      finish(await testCommand(painted(), files, options));
    });

  program
    .command('judge')
    .description('the canary judge on real samples: score, verdict, and what it finds of each metric')
    .argument('<file>', 'the file that declares the health')
    .option('--health <name>', 'which health of the file (needed where it has several)')
    .option('--baseline <file>', 'samples of the old version (needed where a metric is compared with them)')
    .requiredOption('--canary <file>', 'samples of the new version')
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { judgeCommand } = await import('./commands/judge.ts');
      finish(await judgeCommand(painted(), file, options));
    });

  program
    .command('calibrate')
    .description('the numbers of a model from a release log: fitted distributions, rates with intervals')
    .argument('<history>', 'a release log in CSV, or - for standard input')
    .addOption(new Option('--name <name>', 'what the model is called').default('from-log', 'from-log'))
    .addOption(
      new Option('--per <level>', 'what a row deploys (default: as its column is called, else cluster)').choices([
        'region',
        'zone',
        'datacenter',
        'cluster',
        'rack',
        'server',
      ]),
    )
    .addOption(
      new Option('--column <what=name>', 'which column says what: start=began; may be given several times')
        .argParser(parseColumn)
        .default(new Map(), 'by their names'),
    )
    .addOption(
      new Option('--unit <unit>', 'of times that are plain numbers').choices([
        'milliseconds',
        'seconds',
        'minutes',
        'hours',
        'days',
      ]),
    )
    .addOption(seed())
    .addOption(stdinFilename('stdin.csv'))
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { calibrateCommand } = await import('./commands/calibrate.ts');
      finish(await calibrateCommand(painted(), file, options));
    });

  return program;
}

/** The terminal with the colours that `--color` asks for. */
export function paint(terminal: Terminal, program: Command): Terminal {
  const { color } = program.opts<{ color: ColorChoice }>();
  if (color === 'auto') return terminal;
  const colors = chooseColors(color, terminal.env, false);
  return { ...terminal, answer: { ...terminal.answer, colors }, messages: { ...terminal.messages, colors } };
}

const plan = (description = 'which plan of the file (needed where it has several)'): Option =>
  new Option('--plan <name>', description);
const scenario = (): Option =>
  new Option('--scenario <name>', 'run it under this scenario instead of as it is written');
const start = (): Option =>
  new Option('--start <time>', 'when it begins: "2026-11-23 09:00 in Europe/Berlin"').argParser(startTime);
const settings = (): Option =>
  new Option('--set <param=value>', 'give a param another value; may be given several times')
    .argParser(parseSetting)
    .default(new Map(), 'as declared');
const trials = (description: string, unlessTold: number, most = MOST_TRIALS): Option =>
  new Option('--trials <n>', description).argParser(wholeNumber(1, most)).default(unlessTold, String(unlessTold));
const howSure = (description: string): Option =>
  new Option('--confidence <percent>', description).argParser(confidence).default(0.99, '99%');
const seed = (): Option =>
  new Option('--seed <text>', 'any text; the same seed gives the same result').default('1', '1');
const stdinFilename = (name = 'stdin.rollout'): Option =>
  new Option('--stdin-filename <name>', 'the name of what comes from standard input').default(name, name);
const format = (...choices: [string, ...string[]]): Option =>
  new Option('--format <format>', 'what to print').choices(choices).default(choices[0], choices[0]);
const outputs = (): Option =>
  new Option('--output <format=file>', 'also write a format to a file; may be given several times')
    .argParser(collect)
    .default([], 'none');
