/** What stands between two tokens, by the lines that it stands on. */
import type { Comment } from '../syntax/index.ts';
import type { Source } from './source.ts';

/** Comments that stand on one line. */
export interface CommentLine {
  readonly comments: readonly Comment[];
  /** Whether a blank line stands above. */
  readonly blankAbove: boolean;
}

export interface Gap {
  /** Comments at the end of the line of the token before. */
  readonly trailing: readonly Comment[];
  /** Comments on lines of their own. */
  readonly own: readonly CommentLine[];
  /** Comments on the line of the token after, in front of it. */
  readonly leading: readonly Comment[];
  /** Whether the token after, or what leads it, begins a line; and whether a blank line stands above that. */
  readonly newLine: boolean;
  readonly blankAbove: boolean;
}

/** The gap in front of a token, or at the end of the file. */
export function readGap(source: Source, index: number): Gap {
  const begin = source.tokens[index - 1]?.end ?? 0;
  const end = source.tokens[index]?.start ?? source.text.length;
  const lines: { comments: Comment[]; lineEnds: number }[] = [{ comments: [], lineEnds: 0 }];
  let at = begin;
  for (const comment of source.commentsBefore(index)) {
    const lineEnds = source.lineEnds(at, comment.span.start);
    const current = lines.at(-1);
    if (lineEnds === 0 && current !== undefined) current.comments.push(comment);
    else lines.push({ comments: [comment], lineEnds });
    at = comment.span.end;
  }
  const lineEnds = source.lineEnds(at, end);
  const isLast = index >= source.tokens.length;
  if (lineEnds > 0 || isLast) lines.push({ comments: [], lineEnds });

  const [first, ...others] = lines;
  const last = others.at(-1);
  if (first === undefined) throw new Error('a gap has a first line');
  // At the beginning of the file nothing stands in front of the first line.
  const beginsFile = index === 0;
  if (last === undefined) {
    return { trailing: [], own: [], leading: first.comments, newLine: beginsFile, blankAbove: false };
  }
  const above = beginsFile && first.comments.length > 0 ? [first, ...others.slice(0, -1)] : others.slice(0, -1);
  return {
    trailing: beginsFile ? [] : first.comments,
    own: above.map(({ comments, lineEnds }) => ({ comments, blankAbove: lineEnds > 1 })),
    leading: last.comments,
    newLine: true,
    blankAbove: last.lineEnds > 1,
  };
}
