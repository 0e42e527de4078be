/** Where something is to be completed, and what is known of the place. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Span, SyntaxNode, Token } from '../../syntax/index.ts';
import { type VisibleKind, type VisibleName, visibleAt } from '../names/index.ts';
import { type Expectation, readFor } from '../reading/index.ts';
import type { Sources } from '../sources.ts';
import { depthAfter } from './enclosing.ts';
import { siblingsAt } from './once.ts';

/** What the editor knows beside the sources. */
export interface CompletionOptions {
  /** Paths of files that there are, from the same root as those of the sources: offered where a path is written. */
  readonly paths?: readonly string[];
  /** Rules that can be silenced, with what each says; those of the language alone unless told. */
  readonly rules?: readonly { readonly code: string; readonly title: string }[];
  /** The date of today, `2026-11-23`: offered where a date is written. */
  readonly today?: string;
}

export interface Place {
  readonly sources: Sources;
  readonly path: string;
  readonly file: SourceFile;
  readonly offset: number;
  readonly options: CompletionOptions;
  /** What is replaced. */
  readonly span: Span;
  /** What stands in it in front of the cursor. */
  readonly typed: string;
  /** The tokens in front of it. */
  readonly before: readonly Token[];
  /** The sentences of the block that it is in. */
  readonly siblings: readonly SyntaxNode[];
  /** Whether a declaration can begin here: it is in none. */
  readonly isBetween: boolean;
  /** Whether nothing stands in front of it on its line. */
  readonly isFirstOnLine: boolean;
  /** What may stand here, the most likely first. */
  readonly expected: readonly Expectation[];
  /** Whether what stands in front is a whole sentence, or no sentence has begun. */
  readonly isComplete: boolean;
  /** What names stand in the same part of the sentence that is being written, for an expectation. */
  readonly listed: (expectation: Expectation) => ReadonlySet<string>;
  /** The names of a kind that can be written here, as `visibleAt` tells them; looked for once. */
  readonly visible: (kind: VisibleKind, label?: string) => readonly VisibleName[];
}

/** The place at an offset that is in no comment. */
export function placeAt(sources: Sources, file: SourceFile, offset: number, options: CompletionOptions): Place {
  const read = readFor(file, offset);
  // Between declarations nothing is left out as being the one that is written.
  const isBetween = read.expected.some(({ begins, block }) => begins !== undefined && block === 'file');
  const from = isBetween ? -1 : offset;
  const visible = new Map<string, readonly VisibleName[]>();
  return {
    sources,
    path: file.path,
    file,
    offset,
    options,
    span: read.span,
    typed: file.text.slice(read.span.start, offset),
    before: read.before,
    siblings: siblingsAt(file, offset, depthAfter(read.before)),
    isBetween,
    isFirstOnLine: read.isFirstOnLine,
    expected: read.expected,
    isComplete: read.isComplete,
    listed: read.listed,
    visible: (kind, label = '') => {
      const known = visible.get(`${kind} ${label}`);
      if (known !== undefined) return known;
      const found = visibleAt(sources, file.path, from, kind, label);
      visible.set(`${kind} ${label}`, found);
      return found;
    },
  };
}
