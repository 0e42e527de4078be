import { Option } from 'commander';
import { parseColumn } from '../option-parsers.ts';
import type { Declaring } from './declaring.ts';
import { format, outputs, seed, stdinFilename } from './shared-options.ts';

export function declareCalibrate({ program, painted, finish }: Declaring): void {
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
      const { calibrateCommand } = await import('../commands/calibrate.ts');
      finish(await calibrateCommand(painted(), file, options));
    });
}
