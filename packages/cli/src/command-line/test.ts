import { MOST_TEST_TRIALS } from '@rollout/simulator';
import type { Declaring } from './declaring.ts';
import { format, outputs, plan, scenario, seed, settings, start, stdinFilename, trials } from './shared-options.ts';

export function declareTest({ program, painted, finish }: Declaring): void {
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
      const { testCommand } = await import('../commands/test.ts');
      finish(await testCommand(painted(), files, options));
    });
}
