import type { Declaring } from './declaring.ts';
import { format, outputs, stdinFilename } from './shared-options.ts';

export function declareJudge({ program, painted, finish }: Declaring): void {
  program
    .command('judge')
    .description('the canary judge on real samples: score, verdict, and what it finds of each metric')
    .argument('<file>', 'the file that declares the health')
    .option('--health <name>', 'which health of the file (needed where it has several)')
    .option('--baseline <file>', 'samples of the old version (needed where a metric is compared with them)')
    .requiredOption('--canary <file>', 'samples of the new version')
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { judgeCommand } = await import('../commands/judge.ts');
      finish(await judgeCommand(painted(), file, options));
    });
}
