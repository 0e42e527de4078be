/** What the fuzzer's client does to a server: one move after the other, each drawn. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { OWN } from '../../../packages/language-server/src/params/own.ts';
import type { OwnRequests } from '../../../packages/language-server/src/protocol.ts';
import type { Pick } from '../../../packages/simulator/src/kernel/testing/pick.ts';
import { mutate } from '../mutate.ts';
import { ownParams } from './own-questions.ts';

/** Pieces that make and break plans, lines of all kinds, and characters. */
const PIECES = [
  '',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '{',
  '}',
  '(',
  '"',
  '"\n',
  '/*',
  '// ',
  '/// ',
  '$0',
  '$',
  'deploy all',
  'stage s { deploy all }',
  'plan p on fleet using numbers { stage s { deploy all } }\n',
  'import { fleet } from "./fleet.rollout"\n',
  'import { x } from "../../etc/passwd"\n',
  'expect p95(duration) < 3d\n',
  'param soak = 1h in 1h..2d\n',
  'soak 1h',
  '50%',
  '999999999999',
  '0',
  'x',
  'constructor',
  '__proto__',
  '😀',
  '\ud83d',
  '\ude00',
  '\ufeff',
  '\u0000',
  '\u2028',
  '漢',
];

/** Mostly in the text; also outside, in the middle of pairs and of lines' ends, and nowhere. */
export function anyPosition(pick: Pick, text: string): Position {
  if (pick.chance(0.05)) return { line: pick.of([-1, 0, 1e6, 2 ** 31 - 1]), character: pick.of([-5, 0, 2 ** 31 - 1]) };
  const lines = text.split(/\r\n|\n|\r/);
  const line = pick.int(0, lines.length - 1);
  return { line, character: pick.int(0, (lines[line]?.length ?? 0) + (pick.chance(0.1) ? 5 : 0)) };
}

export function anyRange(pick: Pick, text: string): Range {
  return { start: anyPosition(pick, text), end: anyPosition(pick, text) };
}

/** One change of a text. Most are as small as those of fingers. */
export function anyChange(pick: Pick, text: string, others: readonly string[]): TextDocumentContentChangeEvent {
  if (text.length > 4000 || pick.chance(0.02)) return { text: pick.of(others) };
  if (pick.chance(0.05)) return { text: mutate(text, pick, others) };
  const start = anyPosition(pick, text);
  const end = pick.chance(0.05)
    ? anyPosition(pick, text)
    : { line: start.line, character: start.character + pick.of([0, 0, 0, 1, 1, 2, 7]) };
  return { range: { start, end }, text: pick.of(PIECES) };
}

/** What is asked of a place, of a range, of a file, and of nothing in particular. */
const OF_PLACES = ['completion', 'hover', 'signatureHelp', 'definition', 'documentHighlight', 'prepareRename'];
const OF_FILES = [
  'diagnostic',
  'documentSymbol',
  'semanticTokens/full',
  'foldingRange',
  'documentLink',
  'codeLens',
  'formatting',
];
const OF_RANGES = ['semanticTokens/range', 'inlayHint', 'rangeFormatting', 'codeAction'];
/** The methods of our own requests: each has a check, and none is forgotten there. */
// A record has no other keys than those of its type.
export const OWN_METHODS = Object.keys(OWN) as (keyof OwnRequests)[];

export interface Question {
  readonly method: string;
  readonly params: unknown;
}

const OPTIONS = { tabSize: 2, insertSpaces: true };

export function anyQuestion(pick: Pick, uri: string, text: string): Question {
  const asked = wellAsked(pick, uri, text);
  return pick.chance(0.1) ? { method: asked.method, params: spoilt(pick, asked.params) } : asked;
}

/** Sometimes with something else in place of one of its parts. */
export function anyOwnQuestion(pick: Pick, uri: string): Question {
  const { method, params } = ownQuestion(pick, uri);
  return { method, params: pick.chance(0.1) ? spoilt(pick, params) : params };
}

function ownQuestion(pick: Pick, uri: string): Question {
  const method = pick.of(OWN_METHODS);
  return { method, params: ownParams(pick, method, uri) };
}

function wellAsked(pick: Pick, uri: string, text: string): Question {
  const textDocument = { uri };
  const position = anyPosition(pick, text);
  const range = anyRange(pick, text);
  const of = (method: string, params: object): Question => ({
    method: `textDocument/${method}`,
    params: { textDocument, ...params },
  });
  return pick.of<() => Question>([
    () => of(pick.of(OF_PLACES), { position }),
    () => of(pick.of(OF_FILES), { options: OPTIONS }),
    () => of(pick.of(OF_RANGES), { range, options: OPTIONS, context: { diagnostics: [] } }),
    () => of('rename', { position, newName: pick.of(['x', 'new name', '', '"', '\n', '__proto__', '`\u0000`']) }),
    () => of('references', { position, context: { includeDeclaration: pick.chance(0.5) } }),
    () => of('selectionRange', { positions: [position, range.end] }),
    () => of('rangesFormatting', { ranges: [range], options: OPTIONS }),
    () => of('onTypeFormatting', { position, ch: pick.of(['}', '\n', 'x']), options: OPTIONS }),
    () => of('semanticTokens/full/delta', { previousResultId: pick.of(['', 'x']) }),
    () => ({ method: 'workspace/symbol', params: { query: pick.of(['', 'f', 's', '\ud83d']) } }),
    () => ({ method: 'workspace/diagnostic', params: { previousResultIds: [{ uri, value: 'x' }] } }),
    () => ({ method: 'workspace/willRenameFiles', params: { files: [{ oldUri: uri, newUri: `${uri}.rollout` }] } }),
    () => ({ method: 'workspace/executeCommand', params: { command: 'rollout.simulate', arguments: [{ uri }] } }),
    () => ({ method: 'workspace/textDocumentContent', params: { uri: pick.of([uri, 'rollout-page:/cycle.md']) } }),
    () => ownQuestion(pick, uri),
    () => ownQuestion(pick, uri),
  ])();
}

const JUNK = [null, 7, -1, 'x', '', [], {}, true, { uri: 7 }, '\ud800', 1e300, ['a', null], { a: { a: { a: {} } } }];

/** The same with something else in place of one of its parts, or of all. */
export function spoilt(pick: Pick, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || pick.chance(0.2)) return pick.of(JUNK);
  const parts: [string, unknown][] = Object.entries(value);
  if (parts.length === 0) return pick.of(JUNK);
  const at = pick.int(0, parts.length - 1);
  const changed = parts.map(([name, part], i) => [name, i === at ? spoilt(pick, part) : part] as const);
  return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
}
