/** What something is, in a few words: the sentence that names it, as it is written, up to its block. */
import type { Span } from '../../program/index.ts';
import type { DocComment } from '../../syntax/tree.ts';
import type { Definition } from './kinds.ts';

const LONGEST = 80;

/** On one line; of a table, that it is one. */
export function detailOf({ kind, name, node, file }: Definition): string {
  if (file === undefined || node === undefined) return kind === 'node' ? `${name}, in a table` : 'in a table';
  return node.kind === 'retired-flags' ? 'retired' : headOf(file.text, node);
}

/** A sentence as it is written, up to its block, on one line; not much of it where it is long. */
export function headOf(
  text: string,
  { span, doc }: { readonly span: Span; readonly doc?: DocComment | undefined },
): string {
  const start = Math.max(span.start, doc?.span.end ?? 0);
  const written = text.slice(start, Math.min(span.end, start + 4 * LONGEST));
  // Up to the brace of the block; those in quotes are none, and neither is what a comment says.
  const [head = ''] = /^(?:"(?:[^"\\\n]|\\.)*"|\/(?![/*])|[^{"/])*/.exec(written.trimStart()) ?? [];
  const line = head.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
