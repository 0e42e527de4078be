/** What stands at a place of a file, and what may come next, in the words of the schema. */
import { leading } from '../../leading.ts';
import { type Entry, entryOf, type Part } from '../../schema/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { lexemesOf, type Span, type Token } from '../../syntax/index.ts';
import { stretchesUpTo } from './extent.ts';
import type { Frame } from './frames.ts';
import { isBlock } from './network.ts';
import { readTokens, type TokensRead } from './read-tokens.ts';
import type { Taken } from './recogniser.ts';

/** An entry of the schema as it is being written. */
export interface Written {
  readonly entry: Exclude<Entry, { kind: 'group' }>;
  /** The part that it is of the entry around it; undefined for sentences, and for what is no part. */
  readonly part: Part | undefined;
  readonly partName: string | undefined;
  /** Where its first token begins. */
  readonly start: number;
}

/** What a token is. */
export interface Role {
  readonly token: Token;
  /** As what it stands: a word or symbol of its entry, or a part of it. */
  readonly kind: 'word' | 'symbol' | 'part';
  readonly part: Part | undefined;
  readonly partName: string | undefined;
  /**
   * The entries that it stands in, the innermost first, up to and with its sentence or declaration. For a brace of a block the block is the first.
   * Empty only where the sentence is not known.
   */
  readonly within: readonly Written[];
  /** The block that the sentence stands in: an id of the schema, or `file`. */
  readonly block: string;
}

/** Reads a file around an offset up to an end: tokens that begin before that. */
function readUpTo(file: SourceFile, offset: number, upTo: number): TokensRead {
  const tokens: Token[] = [];
  for (const { start, end } of stretchesUpTo(file.tree, offset, upTo)) {
    for (const token of lexemesOf(file.text.slice(start, end)).tokens) {
      tokens.push(start === 0 ? token : { ...token, start: token.start + start, end: token.end + start });
    }
  }
  return readTokens(tokens, firstOnLine(file.text, tokens));
}

/** Whether only white space stands before the token on its line. */
export function firstOnLine(text: string, tokens: readonly Token[]): (index: number) => boolean {
  return (index) => {
    let at = (tokens[index]?.start ?? 0) - 1;
    while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
    return at < 0 || text[at] === '\n' || text[at] === '\r';
  };
}

/**
 * What the token at an offset is: the one that holds it or ends there. Undefined where no token is, and for one that fits nowhere. Reads on to the
 * end of the next lines, as far as it takes to tell a name from a word.
 */
export function readingAt(file: SourceFile, offset: number): Role | undefined {
  const read = readUpTo(file, offset, beyond(file.text, offset));
  const at = indexAt(read.tokens, offset);
  return at === undefined ? undefined : roleOf(read, at);
}

/** What every token of a whole file is, in their order; tokens that fit nowhere are left out. */
export function readingOf(file: SourceFile): readonly Role[] {
  const { tokens } = lexemesOf(file.text);
  const read = readTokens(tokens, firstOnLine(file.text, tokens));
  return tokens.flatMap((_, index) => roleOf(read, index) ?? []);
}

/** What a token of a text that was read is; undefined for one that fits nowhere. */
export function roleOf({ tokens, taken }: TokensRead, index: number): Role | undefined {
  const token = tokens[index];
  const found = taken[index];
  if (token === undefined || found === undefined) return undefined;
  return { token, ...placeOf(found, tokens) };
}

/** Where something that is expected, or was found, stands in the schema. */
export function placeOf(
  { expected, frame }: Pick<Taken, 'expected' | 'frame'>,
  tokens: readonly Token[],
): Omit<Role, 'token'> {
  const within = withinOf(frame, tokens);
  const innermost = within[0]?.entry;
  const partName = expected.part;
  return {
    kind: expected.kind,
    partName,
    part:
      partName === undefined || innermost === undefined || innermost.kind === 'block'
        ? undefined
        : innermost.parts[partName],
    within,
    block: blockAround(frame).entry,
  };
}

/** The block around the sentence of a frame; the sentence of a brace is the one that the block is a part of. */
function blockAround(frame: Frame): Frame {
  let at: Frame = frame;
  if (isBlock(at.entry) && at.parent !== undefined) at = at.parent;
  while (!isBlock(at.entry) && at.parent !== undefined) at = at.parent;
  return at;
}

function withinOf(innermost: Frame, tokens: readonly Token[]): readonly Written[] {
  const within: Written[] = [];
  for (let frame: Frame | undefined = innermost; frame !== undefined; frame = frame.parent) {
    if (frame.entry === 'file' || (isBlock(frame.entry) && frame !== innermost)) break;
    const entry = entryOf(frame.entry);
    if (entry.kind === 'group') continue;
    const around = partAround(frame);
    const parent =
      around.parent === undefined || around.parent.entry === 'file' ? undefined : entryOf(around.parent.entry);
    const part =
      around.part === undefined || parent === undefined || !('parts' in parent) ? undefined : parent.parts[around.part];
    within.push({
      entry,
      part,
      partName: part === undefined ? undefined : around.part,
      start: tokens[frame.start]?.start ?? 0,
    });
  }
  return within;
}

/** The frame that is the part: that of a group of which this one is a member, or this one. */
function partAround(frame: Frame): Frame {
  let at = frame;
  while (
    at.part === undefined &&
    at.parent !== undefined &&
    at.parent.entry !== 'file' &&
    entryOf(at.parent.entry).kind === 'group'
  ) {
    at = at.parent;
  }
  return at;
}

/** The token that holds an offset, or ends there where no other begins. */
export function indexAt(
  tokens: readonly { readonly start: number; readonly end: number }[],
  offset: number,
): number | undefined {
  const begun = leading(tokens.length, (index) => (tokens[index]?.start ?? 0) <= offset);
  const found = tokens[begun - 1];
  if (found === undefined || found.end < offset) return undefined;
  const before = tokens[begun - 2];
  // A name is more to be looked at than the comma behind it.
  const isName = (span: Span): boolean => span.end - span.start > 1;
  return found.start === offset && before?.end === offset && isName(before) && !isName(found) ? begun - 2 : begun - 1;
}

/** A few lines behind an offset, at the end of a line. */
function beyond(text: string, offset: number): number {
  let at = offset;
  for (let lines = 0; lines < 3 && at < text.length; lines++) {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return Math.min(at, offset + 2_000);
}

/** What each token of what a block (or `file`) holds is; tokens that fit nowhere are left out. */
export function readText(text: string, block: string): readonly Role[] {
  const { tokens } = lexemesOf(text);
  const read = readTokens(tokens, firstOnLine(text, tokens), block);
  return tokens.flatMap((_, index) => roleOf(read, index) ?? []);
}
