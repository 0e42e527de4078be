import { CommandError, ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `rollout lsp --stdio`: a language server for one editor. What it says to it is all that standard output is for. Returns once it listens; the
 * process lives until the editor ends it, or is gone.
 */
export async function lsp(
  { answersOnTerminal }: Pick<Terminal, 'answersOnTerminal'>,
  { stdio }: { readonly stdio?: boolean },
): Promise<ExitCode> {
  if (stdio !== true || answersOnTerminal) {
    throw new CommandError(
      'rollout lsp is started by an editor',
      ExitCode.usage,
      'Have yours run rollout lsp --stdio; docs/editors.md shows how.',
    );
  }
  // Large, and nobody else needs it: in the bundled command a bundle of its own.
  const { serve } = await import('@rollout/language-server/node');
  serve('stdio', new URL('rollout-meaning.cjs', import.meta.url));
  return ExitCode.fine;
}
