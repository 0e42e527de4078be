import type { Declaring } from './declaring.ts';
import { format, outputs, plan, scenario, settings, stdinFilename } from './shared-options.ts';

export function declareGraph({ program, painted, finish }: Declaring): void {
  program
    .command('graph')
    .description('the state machine of a plan as a picture, for other tools to draw')
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('mermaid', 'dot'))
    .addOption(outputs())
    .action(async (file: string, options) => {
      const { graph } = await import('../commands/graph.ts');
      finish(await graph(painted(), file, options));
    });
}
