import { Option } from 'commander';
import { collect, parseSetting } from '../option-parsers.ts';
import { COMPARISON_PICTURES, TELLING } from '../pictures/picture-names.ts';
import type { Declaring } from './declaring.ts';
import { drawable, format, howSure, outputs, planned, seed, stdinFilename, trials } from './shared-options.ts';

export function declareCompare({ program, painted, finish, commandText }: Declaring): void {
  const compare = planned(
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
      .option('--with-scenario <name>', 'run B under this scenario (default: that of A)'),
  )
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
    .addOption(outputs());
  drawable(compare, COMPARISON_PICTURES, TELLING.comparison).action(
    async (a: string, b: string | undefined, options) => {
      const { compareCommand } = await import('../commands/compare.ts');
      finish(await compareCommand(painted(), a, b, options, commandText));
    },
  );
}
