import type { Declaring } from './declaring.ts';
import { outputs, planned, stdinFilename } from './shared-options.ts';

export function declareCompile({ program, painted, finish }: Declaring): void {
  planned(
    program
      .command('compile')
      .description('the state machine of a plan as JSON, every default filled in')
      .argument('<file>', 'the plan'),
  )
    .addOption(stdinFilename())
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { compileCommand } = await import('../commands/compile.ts');
      finish(await compileCommand(painted(), file, options));
    });
}
