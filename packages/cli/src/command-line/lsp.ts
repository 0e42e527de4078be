import type { Declaring } from './declaring.ts';

export function declareLsp({ program, painted, finish }: Declaring): void {
  program
    .command('lsp')
    .description('serves an editor by the language server protocol')
    .option('--stdio', 'over standard input and output, the only way that there is')
    .action(async (options: { readonly stdio?: boolean }) => {
      const { lsp } = await import('../commands/lsp.ts');
      finish(await lsp(painted(), options));
    });
}
