import { Option } from 'commander';
import { collect, collectOf, wholeNumber } from '../option-parsers.ts';
import { FRONT_PICTURES, TELLING } from '../pictures/picture-names.ts';
import type { Declaring } from './declaring.ts';
import { drawable, format, howSure, outputs, planned, seed, stdinFilename, trials } from './shared-options.ts';

export function declareOptimize({ program, painted, finish, commandText }: Declaring): void {
  const optimize = planned(
    program
      .command('optimize')
      .description(
        'searches what the params may be: the front between speed and harm, its knee, and where the plan stands',
      )
      .argument('<file>', 'the plan'),
  )
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
    .addOption(outputs());
  drawable(optimize, FRONT_PICTURES, TELLING.front).action(async (file: string, options) => {
    const { optimizeCommand } = await import('../commands/optimize.ts');
    finish(await optimizeCommand(painted(), file, options, commandText));
  });
}
