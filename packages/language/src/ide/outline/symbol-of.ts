import type { Span } from '../../program/index.ts';
import type { DocComment, Name } from '../../syntax/tree.ts';
import { KIND_WORDS, type NameKind } from '../names/kinds.ts';

export interface DocumentSymbol {
  readonly name: string;
  /** What is said of it: the first step of a stage, how many servers a node has. */
  readonly detail: string;
  readonly kind: NameKind;
  /** All of it; holds the name and all that stands in it. */
  readonly span: Span;
  /** Its name. */
  readonly selection: Span;
  /** In the order in which they stand. */
  readonly children: readonly DocumentSymbol[];
}

/** A sentence or a block. */
export interface Written {
  readonly span: Span;
  readonly doc?: DocComment | undefined;
}

/** One without a name is called by what it is. */
export function symbolOf(
  kind: NameKind,
  { text, span: selection }: Pick<Name, 'text' | 'span'>,
  { span }: Written,
  detail: string,
  children: readonly DocumentSymbol[] = [],
): DocumentSymbol {
  const name = text.trim() === '' ? KIND_WORDS[kind] : text;
  return {
    name,
    detail,
    kind,
    span: around([span, selection, ...children.map((child) => child.span)]),
    selection,
    children,
  };
}

/** Recovery may leave a name outside of what it belongs to. */
function around(spans: readonly Span[]): Span {
  let { start, end } = spans[0] ?? { start: 0, end: 0 };
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
