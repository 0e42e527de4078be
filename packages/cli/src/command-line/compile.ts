import type { Declaring } from './declaring.ts';
import { outputs, plan, scenario, settings, start, stdinFilename } from './shared-options.ts';

export function declareCompile({ program, painted, finish }: Declaring): void {
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
      const { compileCommand } = await import('../commands/compile.ts');
      finish(await compileCommand(painted(), file, options));
    });
}
