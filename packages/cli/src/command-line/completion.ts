import { Argument } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.ts';
import type { Declaring } from './declaring.ts';

export function declareCompletion({ program, painted, finish }: Declaring): void {
  program
    .command('completion')
    .description('a script that lets a shell complete commands, options, plans and codes')
    .addArgument(new Argument('<shell>', 'which shell it is for').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { completion } = await import('../commands/completion.ts');
      finish(completion(painted(), program, shell));
    });
}
