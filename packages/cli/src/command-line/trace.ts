import { Option } from 'commander';
import { wholeNumber } from '../option-parsers.ts';
import type { Declaring } from './declaring.ts';
import {
  format,
  MOST_TRIALS,
  outputs,
  plan,
  scenario,
  seed,
  settings,
  start,
  stdinFilename,
} from './shared-options.ts';

export function declareTrace({ program, painted, finish }: Declaring): void {
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
      const { traceCommand } = await import('../commands/trace.ts');
      finish(await traceCommand(painted(), file, options));
    });
}
