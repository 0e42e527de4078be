/** A name in quotes, or without them. */
import { written } from '../../semantics/suggest.ts';
import type { SyntaxNode } from '../../syntax/index.ts';
import { isWord } from './fresh-name.ts';
import type { At, Offer } from './refactoring.ts';
import { replacement, textOf } from './written.ts';

/** Names of these are words that only the checker knows: of laws, of their arguments, of figures. */
const CLOSED: ReadonlySet<SyntaxNode['kind']> = new Set(['distribution', 'argument', 'measure']);

export function quoteName({ file, around, span }: At): readonly Offer[] {
  const name = around.at(-1);
  const holder = around.at(-2);
  if (name?.kind !== 'name' || name.missing || holder === undefined || CLOSED.has(holder.kind)) return [];
  const bare = written(name.text);
  // Bare, a word of the language could be taken for the word.
  if (name.quoted && (bare !== name.text || isWord(name.text))) return [];
  // Quotes that are not needed are seldom wanted: only for a name that is selected.
  if (!name.quoted && (span.start !== name.span.start || span.end !== name.span.end)) return [];
  const quoted = JSON.stringify(name.text);
  const text = name.quoted ? bare : quoted;
  // A name that cannot be read back as it was is better left alone.
  if (textOf(file, name) !== (name.quoted ? quoted : name.text)) return [];
  return [
    {
      title: name.quoted ? `Write ${quoted} without quotes` : `Write \`${name.text}\` in quotes`,
      kind: 'refactor.rewrite.name',
      keeps: 'machine',
      draft: () => ({ edits: [replacement(file, name, text)] }),
    },
  ];
}
