/** What every builder of the tree has at hand. */
import type { CstNode, IToken } from 'chevrotain';
import type { Diagnostic, Fix } from '../../diagnostics/index.ts';
import { syntaxDiagnostics } from '../diagnostics.ts';
import { nodeSpan } from '../span.ts';
import type { DocComment, Span } from '../tree.ts';

export interface Builder {
  readonly path: string;
  readonly diagnostics: Diagnostic[];
  /** Where the parser found an error: the ends of the tokens before. */
  readonly brokenAfter: Set<number>;
  /** The documentation that stands above the token at an offset. */
  readonly docs: ReadonlyMap<number, DocComment>;
  readonly report: Report;
}

type Create = typeof syntaxDiagnostics.create;
type Report = <Code extends Parameters<Create>[0]>(
  code: Code,
  args: Parameters<typeof syntaxDiagnostics.create<Code>>[1],
  span: Span,
  fix?: Fix,
) => void;

export function createBuilder(path: string, docs: ReadonlyMap<number, DocComment>): Builder {
  const diagnostics: Diagnostic[] = [];
  return {
    path,
    diagnostics,
    brokenAfter: new Set(),
    docs,
    report: (code, args, span, fix) => {
      diagnostics.push(syntaxDiagnostics.create(code, args, { path, span, fix }));
    },
  };
}

/** The first of what may not be there: recovery leaves even required children out. */
export function first<T>(children: readonly T[] | undefined): T | undefined {
  return children?.[0];
}

/** Applies a builder to a child that may not be there. */
export function optional<Child, Result>(
  children: readonly Child[] | undefined,
  build: (child: Child) => Result,
): Result | undefined {
  const child = children?.[0];
  return child === undefined ? undefined : build(child);
}

/** Whether a token was put in by recovery. */
export function isInserted(token: IToken): boolean {
  return token.isInsertedInRecovery === true;
}

/** The documentation above a node. */
export function docOf(builder: Builder, node: CstNode): DocComment | undefined {
  const start = node.location?.startOffset;
  return start === undefined ? undefined : builder.docs.get(start);
}

/** Statements of several kinds in the order in which they stand. */
export function inOrder<T extends { readonly span: Span }>(...kinds: readonly (readonly T[])[]): readonly T[] {
  const filled = kinds.filter((kind) => kind.length > 0);
  const [only] = filled;
  if (only === undefined) return [];
  if (filled.length === 1) return only;
  return filled.flat().sort((a, b) => a.span.start - b.span.start);
}

/** Where a child that is missing would stand: at the end of what there is of its parent. */
export function endOf(node: CstNode): Span {
  const { end } = nodeSpan(node);
  return { start: end, end };
}
