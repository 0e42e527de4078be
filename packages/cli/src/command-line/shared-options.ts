/** Options that several commands have. */
import { NARROWEST_PICTURE, WIDEST_PICTURE } from '@rollout/report';
import { type Command, Option } from 'commander';
import { collect, confidence, parseSetting, startTime, wholeNumber } from '../option-parsers.ts';

export const MOST_TRIALS = 1_000_000_000;

export const plan = (description = 'which plan of the file (needed where it has several)'): Option =>
  new Option('--plan <name>', description);
export const scenario = (): Option =>
  new Option('--scenario <name>', 'run it under this scenario instead of as it is written');
export const start = (): Option =>
  new Option('--start <time>', 'when it begins: "2026-11-23 09:00 in Europe/Berlin"').argParser(startTime);
export const settings = (): Option =>
  new Option('--set <param=value>', 'give a param another value; may be given several times')
    .argParser(parseSetting)
    .default(new Map(), 'as declared');
export const trials = (description: string, unlessTold: number, most = MOST_TRIALS): Option =>
  new Option('--trials <n>', description).argParser(wholeNumber(1, most)).default(unlessTold, String(unlessTold));
export const howSure = (description: string): Option =>
  new Option('--confidence <percent>', description).argParser(confidence).default(0.99, '99%');
export const seed = (): Option =>
  new Option('--seed <text>', 'any text; the same seed gives the same result').default('1', '1');
export const stdinFilename = (name = 'stdin.rollout'): Option =>
  new Option('--stdin-filename <name>', 'the name of what comes from standard input').default(name, name);
export const format = (...choices: [string, ...string[]]): Option =>
  new Option('--format <format>', 'what to print').choices(choices).default(choices[0], choices[0]);
export const outputs = (): Option =>
  new Option('--output <format=file>', 'also write a format to a file; may be given several times')
    .argParser(collect)
    .default([], 'none');

/** Adds which plan is run, and as what. */
export function planned(command: Command): Command {
  return command.addOption(plan()).addOption(scenario()).addOption(start()).addOption(settings());
}

/** Adds what can be drawn of an answer, and how: pictures of these names, `telling` unless told. */
export function drawable(command: Command, names: readonly string[], telling: string): Command {
  return looking(
    command
      .option('--html <file>', 'also write one page with all of it: pictures, numbers, the text of the plan')
      .option('--svg <file>', 'also draw a picture; `folder/` gets all of them')
      .option('--png <file>', 'the same in pixels, two for each of `--width`')
      .option('--picture <name>', `which picture (default: ${telling}): ${names.join(', ')}`),
  );
}

/** Adds what a picture looks like. */
export function looking(command: Command): Command {
  return command
    .addOption(new Option('--theme <theme>', 'colours of pictures (default: light)').choices(['light', 'dark']))
    .addOption(
      new Option(
        '--width <n>',
        `how wide pictures are, in pixels, ${NARROWEST_PICTURE} to ${WIDEST_PICTURE} (default: 960)`,
      ).argParser(wholeNumber(NARROWEST_PICTURE, WIDEST_PICTURE)),
    );
}
