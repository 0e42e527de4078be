import { Option } from 'commander';
import { wholeNumber } from '../option-parsers.ts';
import type { Declaring } from './declaring.ts';
import { format, outputs, plan, settings, start, stdinFilename } from './shared-options.ts';

export function declareCheck({ program, painted, finish }: Declaring): void {
  program
    .command('check')
    .description('syntax, types and constraints of plans')
    .argument('[files...]', 'what to check (default: all plans below this folder)')
    .option('--explain', 'show what was proven of each plan, and by what')
    .option('--print-config', 'print the configuration in force, and check nothing')
    .option('--fix', 'put right what can safely be put right, and check what is left')
    .option('--fix-dry-run', 'show as a diff what would be put right; write nothing')
    .option('--unsafe-fixes', 'with one of these: also fixes that are guesses, or change what a plan does')
    .addOption(
      new Option('--max-warnings <n>', 'end with 1 where there are more warnings than so many').argParser(
        wholeNumber(0, 1_000_000_000),
      ),
    )
    .option('--watch', 'check again whenever a file changes, until Ctrl-C')
    .option('--report-suppressed', 'also report what comments silence, with the reasons (json, sarif)')
    .option('--baseline <file>', 'report only what this file does not hold; written where there is none, but not in CI')
    .option('--update-baseline', 'write the baseline anew, or for the first time')
    .addOption(plan('check only the plan of this name'))
    .addOption(start())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('pretty', 'json', 'sarif', 'github', 'junit'))
    .addOption(outputs())
    .action(async (files: string[], options) => {
      const { check } = await import('../commands/check.ts');
      finish(await check(painted(), files, options));
    });
}
