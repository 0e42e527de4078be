/** Comments that silence findings: `// rollout-ignore CODE, CODE: why` for the next statement, `rollout-ignore-file` for the file. */
import type { Comment, Diagnostic, Fix, SourceFile, Tree } from '@rollout/language';
import { cannotBeSilenced, mayBeSilenced } from './may-be-silenced.ts';
import { type Misread, suppressionDiagnostics } from './messages.ts';
import { nextStatements } from './next-statement.ts';
import type { Suppression } from './suppression.ts';

export interface ReadSuppressions {
  /** In the order in which they are written. */
  readonly suppressions: readonly Suppression[];
  /** Of those that silence nothing, whatever is found. */
  readonly diagnostics: readonly Diagnostic[];
}

const WORD = 'rollout-ignore';
const FILE_WORD = `${WORD}-file`;
const LONGEST_SHOWN = 60;
const EVERYWHERE: Tree.Span = { start: 0, end: Number.POSITIVE_INFINITY };

const known = new WeakMap<SourceFile, ReadSuppressions>();

/** All of a file; what several plans import is read once. */
export function readSuppressions(file: SourceFile): ReadSuppressions {
  const read = known.get(file) ?? readAll(file);
  known.set(file, read);
  return read;
}

function readAll(file: SourceFile): ReadSuppressions {
  // Most files have none, and need not be looked at twice.
  if (!/rollout-ignore/i.test(file.text)) return { suppressions: [], diagnostics: [] };
  const written = file.comments.flatMap((comment) => {
    const [begin, word] = /^(?:[/]{2,}|[/][*]+)\s*(rollout-ignore[\w-]*)/i.exec(comment.text) ?? [];
    return begin === undefined || word === undefined ? [] : [{ comment, word, after: begin.length }];
  });
  const statements = nextStatements(file, new Set(written.map(({ comment }) => comment)));
  const read = written.map(({ comment, word, after }) => {
    const { codes, reason, diagnostics } = readComment(file, comment, word, after);
    const isOfFile = word === FILE_WORD;
    const covers = isOfFile ? EVERYWHERE : (statements.get(comment) ?? null);
    const spans = codes.map(({ at }) => at);
    const usable = codes.filter(({ code }) => mayBeSilenced(code));
    const suppressions = usable.map(({ code, at }): Suppression => {
      return { path: file.path, code, reason, covers, isOfFile, at, comment, codes: spans };
    });
    return { suppressions, diagnostics };
  });
  return {
    suppressions: read.flatMap(({ suppressions }) => suppressions),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface Code {
  readonly code: string;
  readonly at: Tree.Span;
}

interface ReadComment {
  /** Empty where it cannot be read, or has no reason. */
  readonly codes: readonly Code[];
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** `after` is where, in the comment, its first word ends. */
function readComment(file: SourceFile, comment: Comment, word: string, after: number): ReadComment {
  const { path } = file;
  const { span, text } = comment;
  const nothing = (...diagnostics: readonly Diagnostic[]): ReadComment => ({ codes: [], reason: '', diagnostics });
  const misread = (why: Misread, fix?: Fix): ReadComment =>
    nothing(suppressionDiagnostics.create('suppression-form', { why }, { path, span, fix }));
  if (comment.kind === 'block') return misread({ kind: 'block' });
  if (comment.kind === 'doc') return misread({ kind: 'doc' }, withoutThirdSlash(path, span));
  if (word !== WORD && word !== FILE_WORD) return misread({ kind: 'word', word: briefly(word) });

  const rest = text.slice(after);
  const colon = rest.indexOf(':');
  const list = colon < 0 ? rest : rest.slice(0, colon);
  if (list.trim() === '') return misread({ kind: 'no-code' });
  const codes = splitCodes(list, span.start + after);
  const strange = codes.find(({ code }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(code));
  if (strange !== undefined) return misread({ kind: 'code', text: briefly(strange.code) }, withColon(path, codes));
  const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
  if (reason === '') {
    const args = { codes: briefly(list.trim()), word };
    return nothing(suppressionDiagnostics.create('suppression-without-reason', args, { path, span }));
  }
  const spans = codes.map(({ at }) => at);
  const diagnostics = codes.flatMap(
    ({ code, at }) => cannotBeSilenced(file, code, { at, comment, codes: spans }) ?? [],
  );
  return { codes, reason, diagnostics };
}

/** No message becomes longer than what it is about. */
const briefly = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

function splitCodes(list: string, start: number): readonly Code[] {
  let at = start;
  return list.split(',').map((part) => {
    const code = part.trim();
    const from = at + part.length - part.trimStart().length;
    at += part.length + 1;
    return { code, at: { start: from, end: from + code.length } };
  });
}

/** `/// rollout-ignore …` is nobody's documentation. */
function withoutThirdSlash(path: string, { start }: Tree.Span): Fix {
  return { title: 'Write `//`', safety: 'safe', edits: [{ path, span: { start, end: start + 3 }, text: '//' }] };
}

/** `no-max-down because …`, `no-max-down -- …`: a colon is missing after what is a code. */
function withColon(path: string, [first, ...more]: readonly Code[]): Fix | undefined {
  if (first === undefined || more.length > 0) return undefined;
  const [, code, blanks] = /^([a-z0-9-]*[a-z0-9])(\s+(?:[-–—]+\s+)?)\S/.exec(first.code) ?? [];
  if (code === undefined || blanks === undefined || !mayBeSilenced(code)) return undefined;
  const start = first.at.start + code.length;
  return {
    title: `Write a colon after \`${code}\``,
    safety: 'safe',
    edits: [{ path, span: { start, end: start + blanks.length }, text: ': ' }],
  };
}
