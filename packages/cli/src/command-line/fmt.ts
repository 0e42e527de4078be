import { Option } from 'commander';
import { wholeNumber } from '../option-parsers.ts';
import type { Declaring } from './declaring.ts';
import { stdinFilename } from './shared-options.ts';

/** That of the formatter, which is loaded only when the command is called; a test holds them equal. */
const WIDTH = 100;

export function declareFmt({ program, painted, finish }: Declaring): void {
  program
    .command('fmt')
    .description('lays plans out in the one style')
    .argument('[files...]', 'what to lay out (default: all plans below this folder)')
    .option('--check', 'name the files that are not laid out so, and write nothing')
    .option('--diff', 'show what would change, and write nothing')
    .addOption(
      new Option('--width <n>', 'how wide a line may be')
        .argParser(wholeNumber(20, 1000))
        .default(WIDTH, String(WIDTH)),
    )
    .addOption(stdinFilename())
    .action(async (files: string[], options) => {
      const { fmt } = await import('../commands/fmt.ts');
      finish(await fmt(painted(), files, options));
    });
}
