/** Strings that name files. */
import type { Span } from '../program/index.ts';
import { assetsOf, importsOf } from '../semantics/index.ts';
import type { StringLiteral } from '../syntax/tree.ts';
import type { Sources } from './sources.ts';

export interface DocumentLink {
  /** What is between the quotes. */
  readonly span: Span;
  /** Path of the file that it leads to. */
  readonly target: string;
}

/** The imports and tables of a file that are there, in the order in which they stand. */
export function documentLinks(sources: Sources, path: string): readonly DocumentLink[] {
  return linkedStrings(sources, path).flatMap(({ literal, target }) =>
    target === null ? [] : [{ span: insideQuotes(sources, path, literal), target }],
  );
}

/** A string that names a file, and the path that it leads to; null: nowhere. */
export interface LinkedString {
  readonly literal: StringLiteral;
  readonly target: string | null;
}

export function linkedStrings({ files, links }: Sources, path: string): readonly LinkedString[] {
  const file = files.get(path);
  if (file === undefined) return [];
  const strings = [...importsOf(file.tree), ...assetsOf(file.tree)].sort((a, b) => a.span.start - b.span.start);
  return strings.map((literal) => ({ literal, target: links.get(path)?.get(literal.text) ?? null }));
}

/** The span of a string without its quotes, of which the last may be missing. */
export function insideQuotes({ files }: Sources, path: string, { span }: StringLiteral): Span {
  const text = files.get(path)?.text ?? '';
  const isClosed = span.end - span.start > 1 && text[span.end - 1] === '"';
  return { start: Math.min(span.start + 1, span.end), end: isClosed ? span.end - 1 : span.end };
}
