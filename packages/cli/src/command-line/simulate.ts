import { type Command, Option } from 'commander';
import { precision, wholeNumber } from '../option-parsers.ts';
import { STUDY_PICTURES, TELLING } from '../pictures/picture-names.ts';
import type { Declaring } from './declaring.ts';
import { drawable, format, howSure, outputs, planned, seed, stdinFilename, trials } from './shared-options.ts';

const MOST_THREADS = 256;
const MOST_CHANGES = 1_000_000;

export function declareSimulate({ program, painted, finish, commandText }: Declaring): void {
  const simulate = planned(
    program
      .command('simulate')
      .description('runs a plan many times: duration, outcomes, bugs, exposure, capacity')
      .argument('<file>', 'the plan'),
  )
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
    .option('--curves', 'also give, in JSON, progress over time, how far bugs get and what the time goes to')
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json', 'csv'))
    .addOption(outputs());
  drawable(simulate, STUDY_PICTURES, TELLING.study).action(async (file: string, options, command: Command) => {
    const { simulateCommand } = await import('../commands/simulate.ts');
    const trials = command.getOptionValueSource('trials') === 'default' ? null : options.trials;
    finish(await simulateCommand(painted(), file, { ...options, trials }, commandText));
  });
}
