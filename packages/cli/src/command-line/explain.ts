import type { Declaring } from './declaring.ts';

export function declareExplain({ program, painted, finish }: Declaring): void {
  program
    .command('explain')
    .description('the page of a diagnostic; without a code, all codes')
    .argument('[code]', 'such as unknown-param')
    .action(async (code: string | undefined) => {
      const { explain } = await import('../commands/explain.ts');
      finish(explain(painted(), code));
    });
}
