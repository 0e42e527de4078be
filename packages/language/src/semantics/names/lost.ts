/** What a file may declare although the parser could make no declaration of it, or none with a name. */
import type { SourceFile } from '../source.ts';

export interface Lost {
  /** Words beside what the parser stumbled over where a declaration begins: one of them may have been its name. */
  readonly words: ReadonlySet<string>;
  /** Whether anything may have been lost. */
  readonly any: boolean;
}

const NOTHING: Lost = { words: new Set(), any: false };

export function lostIn({ text, tree, diagnostics }: SourceFile): Lost {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return NOTHING;
  const words = new Set<string>();
  let any = tree.declarations.some(
    (node) => node.kind !== 'import' && node.kind !== 'retired-flags' && node.name.missing,
  );
  for (const { code, span } of errors) {
    const around = tree.declarations.find((node) => node.span.start <= span.start && span.start <= node.span.end);
    const isInside = around !== undefined && text.slice(around.span.start, span.start + 1).includes('{');
    // What follows a brace that is never closed is taken for a part of its block.
    if (isInside && code !== 'unclosed-block') continue;
    if (around?.kind === 'plan' || around?.kind === 'scenario' || around?.kind === 'policy') continue;
    any = true;
    const [rest = ''] = text.slice(span.start).split(/[{\n]/, 1);
    for (const [word] of rest.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_-]*/gu)) words.add(word);
  }
  return { words, any };
}

/** Whether a name that nothing declares may be that of something lost; `suggestion`: what else it may be meant to be. */
export function mayBeLost({ words, any }: Lost, name: string, suggestion: string | undefined): boolean {
  return words.has(name) || (any && suggestion === undefined);
}
