/** A text taken apart, as the formatter looks at it: tokens, and what stands in the gaps between them. */
import { leading } from '../leading.ts';
import { type Comment, lexemesOf, type Token } from '../syntax/index.ts';

export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** The token's text; empty beyond the last. */
  word(index: number): string;
  /** The comments between the token before and the one of this index, which for those at the end is the number of tokens. */
  commentsBefore(index: number): readonly Comment[];
  /** Whether a comment stands between two tokens from this one up to (without) that one. */
  hasCommentsInside(from: number, to: number): boolean;
  /** The index of the first token that begins at an offset or behind it. */
  indexFrom(offset: number): number;
  /** How many lines end between two offsets. */
  lineEnds(from: number, to: number): number;
  /** Whether two tokens begin on one line. */
  areOnOneLine(from: number, to: number): boolean;
}

const NONE: readonly Comment[] = [];
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Takes a text apart, in time that is proportional to its length. */
export function readSource(text: string): Source {
  const { tokens, comments } = lexemesOf(text);
  const lines = linesOf(text, tokens);
  const commentsByToken = new Map<number, Comment[]>();
  // Ascending, for the search of the first comment behind a token.
  const gaps: number[] = [];
  let next = 0;
  for (const comment of comments) {
    while (next < tokens.length && startOf(tokens[next]) < comment.span.start) next++;
    const there = commentsByToken.get(next);
    if (there === undefined) {
      commentsByToken.set(next, [comment]);
      gaps.push(next);
    } else {
      there.push(comment);
    }
  }

  return {
    text,
    tokens,
    comments,
    word: (index) => tokens[index]?.text ?? '',
    commentsBefore: (index) => commentsByToken.get(index) ?? NONE,
    hasCommentsInside: (from, to) => {
      const first = gaps[leading(gaps.length, (each) => (gaps[each] ?? 0) <= from)];
      return first !== undefined && first < to;
    },
    indexFrom: (offset) => leading(tokens.length, (each) => startOf(tokens[each]) < offset),
    lineEnds: (from, to) => countLineEnds(text, from, to),
    areOnOneLine: (from, to) => lines[from] === lines[to],
  };
}

function startOf(token: Token | undefined): number {
  return token?.start ?? Number.POSITIVE_INFINITY;
}

function linesOf(text: string, tokens: readonly Token[]): Int32Array {
  const lines = new Int32Array(tokens.length);
  let line = 0;
  let at = 0;
  for (const [index, { start }] of tokens.entries()) {
    line += countLineEnds(text, at, start);
    lines[index] = line;
    at = start;
  }
  return lines;
}

/** Lines end with LF, CRLF or CR. */
function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) count++;
  }
  return count;
}
