/** A comment that silences a finding, with room for the reason. */
import type { Change, Diagnostic, SourceFile, Tree } from '@rollout/language';
import { mayBeSilenced } from '@rollout/workspace';
import { type Action, type Asked, findingsAt } from './action.ts';
import { withLineEndsOf } from './quick-fixes.ts';

/** Stands for the reason until somebody writes one: without any, nothing is silenced. */
const REASON = 'why it is right here';

/** Parts of a node that are lists of statements. */
const STATEMENTS: ReadonlySet<string> = new Set(['declarations', 'items', 'steps', 'stages', 'rings', 'bugs']);

export function silencing(asked: Asked): readonly Action[] {
  const file = asked.sources.files.get(asked.path);
  if (file === undefined) return [];
  const codes = new Set<string>();
  return findingsAt(asked).flatMap((finding) => {
    const { code, severity } = finding;
    if (severity === 'error' || codes.has(code) || !mayBeSilenced(code)) return [];
    codes.add(code);
    const at = lineOfStatement(file, finding.span.start);
    const here = at === undefined ? [] : [action(file, finding, `Silence \`${code}\` here`, 'rollout-ignore', at)];
    const top = file.text.startsWith('\ufeff') ? 1 : 0;
    return [...here, action(file, finding, `Silence \`${code}\` in the whole file`, 'rollout-ignore-file', top)];
  });
}

function action(file: SourceFile, finding: Diagnostic, title: string, word: string, at: number): Action {
  const { path, text } = file;
  const change = (): Change => {
    const margin = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
    const comment = `${margin}// ${word} ${finding.code}: ${REASON}`;
    const end = at + comment.length;
    return {
      edits: [{ path, span: { start: at, end: at }, text: withLineEndsOf(text, `${comment}\n`) }],
      creates: [],
      selectAt: { path, span: { start: end - REASON.length, end } },
    };
  };
  const effect = { kind: 'change', change } as const;
  return { title, kind: 'quickfix', diagnostics: [finding], isPreferred: false, effect };
}

/** Where the line begins above which a comment is about the innermost statement around a place that can have one. */
function lineOfStatement({ text, tree }: SourceFile, offset: number): number | undefined {
  let line: number | undefined;
  let statements: readonly Statement[] = tree.declarations;
  for (;;) {
    const around = statements.find(({ span }) => span.start <= offset && offset < span.end);
    if (around === undefined) return line;
    const { doc } = around;
    const start = doc !== undefined && doc.span.start < around.span.start ? doc.span.start : around.span.start;
    const begin = text.lastIndexOf('\n', start - 1) + 1;
    if (/^\ufeff?[ \t]*$/.test(text.slice(begin, start))) line = text.startsWith('\ufeff') && begin === 0 ? 1 : begin;
    statements = statementsIn(around);
  }
}

interface Statement {
  readonly span: Tree.Span;
  readonly doc?: Tree.DocComment | undefined;
}

function statementsIn(node: Statement): readonly Statement[] {
  return Object.entries(node).flatMap(([as, value]: [string, unknown]) => {
    if (Array.isArray(value) && STATEMENTS.has(as)) return value.filter(isStatement);
    // The steps of a block, the nodes of a fleet.
    return (as === 'block' || as === 'source') && isStatement(value) ? statementsIn(value) : [];
  });
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'span' in value;
}
