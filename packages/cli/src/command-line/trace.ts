import { Option } from 'commander';
import { duration, wholeNumber } from '../option-parsers.ts';
import { RUN_PICTURES, TELLING } from '../pictures/picture-names.ts';
import type { Declaring } from './declaring.ts';
import { drawable, format, MOST_TRIALS, outputs, planned, seed, stdinFilename } from './shared-options.ts';

export function declareTrace({ program, painted, finish, commandText }: Declaring): void {
  const trace = planned(
    program
      .command('trace')
      .description('one run of a plan as a timeline, and what happened in it')
      .argument('<file>', 'the plan'),
  )
    .addOption(
      new Option('--trial <n>', 'which run of a simulation to replay')
        .argParser(wholeNumber(1, MOST_TRIALS))
        .default(1, '1'),
    )
    .addOption(seed())
    .option('--servers', 'show single servers')
    .option('--play', 'play the run on the terminal: a map of the fleet, in about twenty seconds')
    .addOption(new Option('--speed <time>', 'with `--play`: so much of the run passes in a second').argParser(duration))
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs());
  drawable(trace, RUN_PICTURES, TELLING.run).action(async (file: string, options) => {
    const { traceCommand } = await import('../commands/trace.ts');
    finish(await traceCommand(painted(), file, options, commandText));
  });
}
