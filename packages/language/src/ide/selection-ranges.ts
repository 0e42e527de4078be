/** What a selection grows to, step by step. */
import type { SourceFile } from '../semantics/index.ts';
import type { Span } from '../syntax/tree.ts';
import { bracketPairs } from './brackets.ts';
import { lexemesOfFile, pathTo, tokenAt } from './tree-path.ts';

/**
 * From the innermost to the file: the word, the name or literal, phrases, the sentence, what stands between the braces around it, those braces, the declaration,
 * with its documentation, the file. Each holds the one before and is larger. Never empty: a file without text is one range of no width.
 */
export function selectionRanges(file: SourceFile, offset: number): readonly Span[] {
  const { length } = file.text;
  const at = Math.min(Math.max(0, Math.trunc(offset) || 0), length);
  const whole = { start: 0, end: length };
  const comment = commentRanges(file, at);
  if (comment.length > 0) return nested([...comment, ...around(file, at), whole]);
  const token = tokenAt(file, at);
  const word = token === undefined ? [] : [...innerOf(file.text, token), { start: token.start, end: token.end }];
  const inside = word.at(-1) ?? { start: at, end: at };
  const nodes = pathTo(file, inside).toReversed();
  const spans = nodes.flatMap(({ node }): Span[] => {
    const doc = 'doc' in node ? node.doc : undefined;
    return doc === undefined ? [node.span] : [node.span, { start: doc.span.start, end: node.span.end }];
  });
  return nested([...word, ...spans, ...braces(file, inside), whole]);
}

/** The text of what stands in quotes, without them. */
function innerOf(text: string, { start, end }: Span): readonly Span[] {
  const quoted = text[start] === '"' && text[end - 1] === '"' && end - start > 2;
  return quoted ? [{ start: start + 1, end: end - 1 }] : [];
}

/** A comment, and the lines of comments that it is one of. */
function commentRanges(file: SourceFile, at: number): readonly Span[] {
  const { comments } = lexemesOfFile(file);
  const own = comments.findIndex(({ span }) => span.start <= at && at <= span.end);
  const comment = comments[own];
  if (comment === undefined) return [];
  const joins = (index: number): boolean => {
    const [one, other] = [comments[index], comments[index + 1]];
    if (one === undefined || one.kind === 'block' || one.kind !== other?.kind) return false;
    return /^[ \t]*(?:\r\n?|\n)[ \t]*$/.test(file.text.slice(one.span.end, other.span.start));
  };
  let first = own;
  let last = own;
  while (joins(first - 1)) first--;
  while (joins(last)) last++;
  const start = comments[first]?.span.start ?? at;
  return [comment.span, { start, end: comments[last]?.span.end ?? at }];
}

/** What stands around a comment. */
function around(file: SourceFile, at: number): readonly Span[] {
  const inside = { start: at, end: at };
  const nodes = pathTo(file, inside).toReversed();
  return [...nodes.map(({ node }) => node.span), ...braces(file, inside)];
}

/** What stands between each pair of brackets around a span, and the same with the brackets. */
function braces(file: SourceFile, { start, end }: Span): readonly Span[] {
  return bracketPairs(file).flatMap(({ open, close }): Span[] => {
    if (open.start > start || close.end < end) return [];
    const inner = trimmed(file.text, { start: open.end, end: close.start });
    const holds = inner.start <= start && end <= inner.end;
    return [...(holds ? [inner] : []), { start: open.start, end: close.end }];
  });
}

function trimmed(text: string, { start, end }: Span): Span {
  const held = text.slice(start, end);
  const from = start + held.length - held.trimStart().length;
  return { start: from, end: Math.max(from, start + held.trimEnd().length) };
}

/** From the smallest on, those that hold all before them. */
function nested(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    const isLarger = last === undefined || span.end - span.start > last.end - last.start;
    const holds = last === undefined || (span.start <= last.start && last.end <= span.end);
    if (isLarger && holds) kept.push(span);
  }
  return kept;
}
