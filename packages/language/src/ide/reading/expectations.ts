/** What may be written at a place of a file, and what of it stands there already. */
import { entryOf, type FormEntry, type Part } from '../../schema/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { lexemesOf, type Span, type Token } from '../../syntax/index.ts';
import { stretchesUpTo } from './extent.ts';
import { isBlock } from './network.ts';
import { readTokens, type TokensRead } from './read-tokens.ts';
import { firstOnLine, placeOf, type Role, roleOf } from './reading.ts';
import type { Next } from './recogniser.ts';

/** Something that may stand at a place. */
export interface Expectation extends Omit<Role, 'token'> {
  /** The word or the symbol, `<name>` for a token of that type. */
  readonly key: string;
  /** The sentence or declaration that it begins; undefined where it goes on with one. */
  readonly begins: FormEntry | undefined;
  /** The words and symbols that alone can stand behind it: `most` behind `at`. */
  readonly then: readonly string[];
  /** The part that comes first behind them. */
  readonly leadsTo: Part | undefined;
  /** Whether something has to stand behind it. */
  readonly isUnfinished: boolean;
}

export interface ReadFor {
  /** The token under the cursor, which is not part of what was read; without width where there is none. */
  readonly span: Span;
  /** The tokens in front of it. */
  readonly before: readonly Token[];
  readonly expected: readonly Expectation[];
  readonly isFirstOnLine: boolean;
  readonly isComplete: boolean;
  /** What stands already where an expectation could be one more of the same list. */
  listed(expectation: Expectation): ReadonlySet<string>;
  /** What each token in front was read as. */
  roles(): readonly (Role | undefined)[];
}

/** Reads a file up to the token under the cursor. */
export function readFor(file: SourceFile, offset: number): ReadFor {
  const tokens = withHyphen(tokensUpTo(file, offset), file.text, offset);
  const last = tokens.at(-1);
  const isUnder = last !== undefined && last.start < offset && offset <= last.end && isWritten(last, offset);
  const before = isUnder ? tokens.slice(0, -1) : tokens;
  const span = isUnder ? spanOf(file, last, offset) : { start: offset, end: offset };
  const isFirst = firstOnLine(file.text, [...before, { kind: 'name', text: '', start: span.start, end: span.end }]);
  const read = readTokens(before, isFirst);
  const isFirstOnLine = isFirst(before.length);
  const next = [...read.next()];
  // On a line of its own another sentence may begin, whatever the one above still needs.
  if (isFirstOnLine && !read.isComplete) next.push(...read.nextStatement());
  return {
    span,
    before,
    expected: once(next.map((each) => expectationOf(each, read))),
    isFirstOnLine,
    isComplete: read.isComplete || next.some(({ frame }) => frame.entry === read.open[0]?.entry),
    listed: (expectation) => listedIn(expectation, read),
    roles: () => before.map((_, index) => roleOf(read, index)),
  };
}

/** The tokens of a file that begin before an offset, as far as they decide what may stand there; the last is whole. */
function tokensUpTo(file: SourceFile, offset: number): readonly Token[] {
  const tokens: Token[] = [];
  const stretches = stretchesUpTo(file.tree, offset);
  for (const [index, { start, end }] of stretches.entries()) {
    // A token that the cursor is in is read whole, and it may be as long as its line.
    const to = index === stretches.length - 1 ? endOfLine(file.text, end) : end;
    for (const token of lexemesOf(file.text.slice(start, to)).tokens) {
      if (token.start + start >= offset) break;
      tokens.push({ ...token, start: token.start + start, end: token.end + start });
    }
  }
  return tokens;
}

/** No name ends with a hyphen; one that is being written may do so in front of the cursor. */
function withHyphen(tokens: readonly Token[], text: string, offset: number): readonly Token[] {
  const last = tokens.at(-1);
  if (last === undefined || (last.kind !== 'name' && last.kind !== 'word')) return tokens;
  const hyphens = text.slice(last.end, offset);
  if (!/^-+$/.test(hyphens)) return tokens;
  return [...tokens.slice(0, -1), { kind: 'name', text: last.text + hyphens, start: last.start, end: offset }];
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Whether a token is being written while the cursor stands at its end; texts in quotes are whole, and symbols that are no part of a longer one. */
function isWritten(token: Token, offset: number): boolean {
  if (token.kind === 'symbol') return token.text === '<' || token.text === '>';
  return token.kind !== 'text' || offset < token.end;
}

/** A text without its second quote goes no further than the cursor. */
function spanOf(file: SourceFile, token: Token, offset: number): Span {
  if (token.kind !== 'open-text') return { start: token.start, end: token.end };
  const [more = ''] = /^[\p{L}\p{N}_./-]*/u.exec(file.text.slice(offset, token.end)) ?? [];
  return { start: token.start, end: offset + more.length };
}

function expectationOf(next: Next, read: TokensRead): Expectation {
  const place = placeOf(next, read.tokens);
  const outer = place.within.at(-1)?.entry;
  let sentence = next.frame;
  while (sentence.parent !== undefined && !isBlock(sentence.parent.entry)) sentence = sentence.parent;
  const isBeginning = sentence.start === read.tokens.length && outer !== undefined && outer.kind !== 'block';
  const then: string[] = [];
  let state = next.to;
  for (;;) {
    while (state.edges.length === 1 && state.edges[0]?.kind === 'step' && !state.isLast) state = state.edges[0].to;
    const [edge] = state.edges;
    if (state.isLast || state.edges.length !== 1 || edge?.kind !== 'token' || edge.expected.kind !== 'word') break;
    then.push(edge.expected.key);
    state = edge.to;
  }
  return {
    ...place,
    key: next.expected.key,
    begins: isBeginning && (outer.kind === 'sentence' || outer.kind === 'declaration') ? outer : undefined,
    then,
    leadsTo: partBehind(state),
    isUnfinished: !isOver(state),
  };
}

/** The part of the entry that comes first behind a state; undefined where a word may come before it. */
function partBehind(from: Next['to']): Part | undefined {
  const seen = new Set([from]);
  const entry = from.entry.id === 'file' ? undefined : entryOf(from.entry.id);
  if (entry === undefined || !('parts' in entry)) return undefined;
  for (const state of seen) {
    for (const edge of state.edges) {
      if (edge.kind === 'step') seen.add(edge.to);
      else if (edge.kind === 'enter') return edge.part === undefined ? undefined : entry.parts[edge.part];
      else return edge.expected.part === undefined ? undefined : entry.parts[edge.expected.part];
    }
  }
  return undefined;
}

/** Whether an entry may be over at a state. */
function isOver(from: Next['to']): boolean {
  const seen = new Set([from]);
  for (const state of seen) {
    if (state.isLast) return true;
    for (const edge of state.edges) if (edge.kind === 'step') seen.add(edge.to);
  }
  return false;
}

function once(expectations: readonly Expectation[]): readonly Expectation[] {
  const found = new Map<string, Expectation>();
  for (const each of expectations) {
    const within = each.within.map(({ entry, partName }) => `${entry.id}.${partName ?? ''}`).join(' ');
    const key = `${each.key} ${each.partName ?? ''} ${within} ${each.begins?.id ?? ''}`;
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}

function listedIn({ within, partName }: Expectation, read: TokensRead): ReadonlySet<string> {
  const found = new Set<string>();
  const sentence = within.at(-1);
  for (let index = read.tokens.length - 1; index >= 0; index--) {
    const role = roleOf(read, index);
    const token = read.tokens[index];
    if (token === undefined) break;
    if (role !== undefined && role.within.at(-1)?.start !== sentence?.start) break;
    const isSame = role?.partName === partName && role?.within[0]?.entry === within[0]?.entry;
    if (role?.kind === 'part' && isSame) found.add(token.text);
  }
  return found;
}
