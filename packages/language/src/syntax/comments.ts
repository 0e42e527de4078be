/** Comments: kept for the formatter, and `///` for what stands below it. */
import type { IToken } from 'chevrotain';
import { tokenSpan } from './span.ts';
import { BlockComment, DocLine, UnterminatedComment } from './tokens/token-types.ts';
import type { DocComment, Span } from './tree.ts';

export interface Comment {
  readonly kind: 'line' | 'block' | 'doc';
  readonly span: Span;
  /** As written, with its slashes. */
  readonly text: string;
}

export function toComment(token: IToken): Comment {
  const block = token.tokenType === BlockComment || token.tokenType === UnterminatedComment;
  const kind = block ? 'block' : token.tokenType === DocLine ? 'doc' : 'line';
  return { kind, span: tokenSpan(token), text: token.image };
}

/**
 * The documentation above each token that has some, by the token's offset: the `///` lines between it and the token
 * before, joined.
 */
export function attachDocs(tokens: readonly IToken[], comments: readonly IToken[]): ReadonlyMap<number, DocComment> {
  const docs = new Map<number, DocComment>();
  const lines = comments.filter((comment) => comment.tokenType === DocLine);
  let next = 0;
  for (const token of tokens) {
    if (next >= lines.length) break;
    const above: IToken[] = [];
    for (let line = lines[next]; line !== undefined && line.startOffset < token.startOffset; line = lines[++next]) {
      above.push(line);
    }
    const doc = joined(above);
    if (doc !== undefined) docs.set(token.startOffset, doc);
  }
  return docs;
}

function joined(lines: readonly IToken[]): DocComment | undefined {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = lines.map((line) => line.image.slice(3).replace(/^ /, '').trimEnd()).join('\n');
  return { kind: 'doc', span: { start: first.startOffset, end: tokenSpan(last).end }, text };
}
