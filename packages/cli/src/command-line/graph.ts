import type { Declaring } from './declaring.ts';
import { format, looking, outputs, plan, scenario, settings, stdinFilename } from './shared-options.ts';

export function declareGraph({ program, painted, finish }: Declaring): void {
  const graph = program
    .command('graph')
    .description('the state machine of a plan as a picture, or for other tools to draw')
    .argument('<file>', 'the plan')
    .addOption(plan())
    .addOption(scenario())
    .addOption(settings())
    .addOption(stdinFilename())
    .addOption(format('mermaid', 'dot', 'svg'))
    .addOption(outputs())
    .option('--svg <file>', 'also draw it')
    .option('--png <file>', 'the same in pixels, two for each of `--width`');
  looking(graph).action(async (file: string, options) => {
    const { graph } = await import('../commands/graph.ts');
    finish(await graph(painted(), file, options));
  });
}
