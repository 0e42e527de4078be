import { Option } from 'commander';
import { TEMPLATE_NAMES, TEMPLATES } from '../templates/template-names.ts';
import type { Declaring } from './declaring.ts';
import { helpRows } from './help-rows.ts';

export function declareInit({ program, painted, finish }: Declaring): void {
  program
    .command('init')
    .description('a first plan, and a configuration beside it')
    .argument('[folder]', 'where to write them (default: this folder)')
    .addOption(
      new Option('--template <template>', 'which way to ship (default: on a terminal, it asks)').choices(
        TEMPLATE_NAMES,
      ),
    )
    .option('--name <name>', 'what to call the plan and its file (default: as the template)')
    .addOption(
      new Option('--preset <preset>', 'how much `check` is to insist on')
        .choices(['recommended', 'strict'])
        .default('strict', 'strict'),
    )
    .addHelpText('after', ({ command }) => {
      const rows = TEMPLATE_NAMES.map((name) => [name, TEMPLATES[name]] as const);
      return `\nTemplates:\n${helpRows(command, rows, painted().answer.columns)}`;
    })
    .action(async (folder: string | undefined, options) => {
      const { init } = await import('../commands/init.ts');
      finish(await init(painted(), folder, options));
    });
}
