/** What comments stand above. */
import type { Comment, SourceFile, Tree } from '@rollout/language';

type Span = Tree.Span;

/**
 * Of each of these comments of a file the outermost piece of the tree that begins at the first token after it, other comments
 * between them left out of account: a declaration, a stage, a step, with its whole block. Those are left out below which none
 * begins: at the end of a block or of the file. One walk, however many comments there are.
 */
export function nextStatements(
  { text, tree, comments }: SourceFile,
  asked: ReadonlySet<Comment>,
): ReadonlyMap<Comment, Span> {
  const offsets = new Map<Comment, number>();
  // From the last to the first: what follows a comment follows those that it follows.
  let next: { readonly comment: Comment; readonly token: number } | undefined;
  for (const comment of comments.toReversed()) {
    const end = afterBlanks(text, comment.span.end);
    const token: number = next?.comment.span.start === end ? next.token : end;
    next = { comment, token };
    if (asked.has(comment)) offsets.set(comment, token);
  }
  const statements = outermostAt(tree, new Set(offsets.values()));
  return new Map(
    [...offsets].flatMap(([comment, offset]): [Comment, Span][] => {
      const statement = statements.get(offset);
      return statement === undefined ? [] : [[comment, statement]];
    }),
  );
}

function afterBlanks(text: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  blanks.test(text);
  return blanks.lastIndex;
}

/** By offset. */
function outermostAt(tree: Tree.File, offsets: ReadonlySet<number>): ReadonlyMap<number, Span> {
  const found = new Map<number, Span>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isNode(value)) {
      const { start, end } = value.span;
      // Whoever holds a piece is visited before it.
      if (end > start && offsets.has(start) && !found.has(start)) found.set(start, value.span);
    }
    Object.values(value).forEach(visit);
  };
  visit(tree.declarations);
  return found;
}

/** Every node has a kind, and nothing else in the tree has a span. */
function isNode(value: object): value is { readonly kind: string; readonly span: Span } {
  return 'kind' in value && 'span' in value;
}
