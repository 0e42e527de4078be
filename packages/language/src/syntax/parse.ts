/** The face of this room: text to tree. */
import type { IToken } from 'chevrotain';
import { type Diagnostic, type Fix, sortDiagnostics } from '../diagnostics/index.ts';
import { type Builder, createBuilder } from './build/context.ts';
import { buildFile } from './build/files.ts';
import { reportMalformed } from './build/values.ts';
import { attachDocs, type Comment, toComment } from './comments.ts';
import { reportErrors, reportUnclosed } from './errors/report-errors.ts';
import { read } from './grammar/read.ts';
import { MOST_ERRORS } from './grammar/recovering-parser.ts';
import { boundNesting, sizeIfTooLarge } from './limits.ts';
import { tokenSpan } from './span.ts';
import { lex } from './tokens/lexer.ts';
import { endOfLine } from './tokens/scan.ts';
import { MalformedNumber, UnterminatedComment, UnterminatedString } from './tokens/token-types.ts';
import type { File } from './tree.ts';

export interface ParseResult {
  /** Whatever the text is, a tree: empty where nothing could be read. */
  readonly tree: File;
  /** By place; every one an error. */
  readonly diagnostics: readonly Diagnostic[];
  /** All comments in order, for what prints a file again. */
  readonly comments: readonly Comment[];
}

/**
 * Reads one file. Never throws, takes time in proportion to the text, and keeps every statement that can be
 * understood, whatever stands between them. `path` is what diagnostics name the file.
 */
export function parse(text: string, path = 'plan.rollout'): ParseResult {
  const size = sizeIfTooLarge(text);
  if (size !== undefined) {
    const builder = createBuilder(path, new Map());
    builder.report('file-too-large', { size }, { start: 0, end: 0 });
    const tree: File = { kind: 'file', span: { start: 0, end: text.length }, declarations: [] };
    return { tree, diagnostics: builder.diagnostics, comments: [] };
  }
  const lexed = lex(text);
  const { tokens, tooDeep } = boundNesting(lexed.tokens);
  const builder = createBuilder(path, attachDocs(tokens, lexed.comments));
  const reading = read(text, tokens);

  reportCharacters(builder, text, lexed.strangers);
  for (const token of tokens) reportToken(builder, token);
  for (const comment of lexed.comments) reportToken(builder, comment);
  for (const token of tooDeep) builder.report('nesting-too-deep', {}, tokenSpan(token));
  const last = tokens.at(-1);
  const end = last === undefined ? 0 : tokenSpan(last).end;
  const open = tokens.filter(({ tokenType }) => tokenType === UnterminatedString);
  if (tooDeep.length === 0) reportUnclosed(builder, reading.boundaries, open);
  const told = { leftOut: tooDeep, strangers: lexed.strangers };
  reportErrors(builder, reading.errors, { tokens, boundaries: reading.boundaries }, told);
  const tree = buildFile(builder, reading.cst, text.length);
  if (reading.givenUp) builder.report('too-many-errors', { most: MOST_ERRORS }, { start: end, end });
  return { tree, diagnostics: sortDiagnostics(builder.diagnostics), comments: lexed.comments.map(toComment) };
}

function reportToken(builder: Builder, token: IToken): void {
  if (token.tokenType === MalformedNumber) reportMalformed(builder, token);
  else if (token.tokenType === UnterminatedString) builder.report('unterminated-string', {}, tokenSpan(token));
  else if (token.tokenType === UnterminatedComment) {
    builder.report('unterminated-comment', {}, { start: token.startOffset, end: token.startOffset + 2 });
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const invisible = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]|(?!^)\ufeff/g;

/** What stands in other languages, and is surely nothing or a comment here. */
const meantBy: ReadonlyMap<string, { readonly title: string; readonly text: string }> = new Map([
  [';', { title: 'Delete `;`', text: '' }],
  ['#', { title: 'Write `//`', text: '//' }],
]);

function reportCharacters(
  builder: Builder,
  text: string,
  strangers: readonly { readonly start: number; readonly end: number }[],
): void {
  let count = 0;
  for (const match of text.matchAll(invisible)) {
    if (++count > MOST_ERRORS) break;
    const code = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    builder.report('control-character', { code }, { start: match.index, end: match.index + 1 });
  }
  let comment = 0;
  for (const span of strangers.slice(0, MOST_ERRORS)) {
    // What stands on the line after `#` was meant as a comment, and is one mistake with it.
    if (span.start < comment) continue;
    if (text[span.start] === '#') comment = endOfLine(text, span.start);
    const run = text.slice(span.start, Math.min(span.end, span.start + 40));
    const meant = meantBy.get(run);
    const fix: Fix | undefined =
      meant === undefined
        ? undefined
        : { title: meant.title, safety: 'safe', edits: [{ path: builder.path, span, text: meant.text }] };
    builder.report('unexpected-character', { text: run }, span, fix);
  }
}
