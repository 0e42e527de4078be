/** Where a parser that has lost its way may go on. */
import type { IToken } from 'chevrotain';
import { STATEMENT_WORDS } from '../../schema/index.ts';
import { statementTypeOf, symbolType } from '../tokens/token-types.ts';

const leftBrace = symbolType('{');
const rightBrace = symbolType('}');

/** Tokens are known by their offsets, so that copies of them are the same. */
export interface Boundaries {
  /**
   * Whether a statement or a closing brace may stand at this token: a closing brace; a word that begins a statement
   * and stands first on its line, right after a brace, or in a block that is all on one line.
   */
  isBoundary(token: IToken): boolean;
  /** The offset of the brace that closes this one, as braces and indentation have it. */
  closing(token: IToken): number | undefined;
  /** Whether a token is the first on its line. */
  isFirstOnLine(token: IToken): boolean;
  /** Whether the innermost block around a word is never closed. */
  isInUnclosed(token: IToken): boolean;
  /** How many more closing than opening braces there are; 0 where there are no more. */
  readonly missingBraces: number;
  /** The braces that are never closed, in order. */
  readonly unclosed: readonly IToken[];
}

interface OpenBrace {
  readonly token: IToken;
  readonly line: number;
  /** How far the line that it stands on is indented. */
  readonly indent: number;
}

/** Reads the braces and the lines of a file. Linear in its length. */
export function findBoundaries(text: string, tokens: readonly IToken[]): Boundaries {
  const firsts = new Set<number>();
  const boundaries = new Set<number>();
  /** Words inside a block on the line of its brace: boundaries if the block ends on that line. */
  const onOpeningLine: { readonly word: number; readonly brace: OpenBrace }[] = [];
  const innermost = new Map<number, number>();
  const closings = new Map<number, { readonly offset: number; readonly line: number }>();
  const balance = balanceOf(tokens);
  const braces = new Braces(balance > 0);
  let line = 0;
  let indent = 0;
  let lineStart = 0;
  let nextFeed = lineFeedFrom(text, 0);
  let previous: IToken | undefined;
  for (const token of tokens) {
    const offset = token.startOffset;
    let first = previous === undefined;
    while (nextFeed < offset) {
      line++;
      lineStart = nextFeed + 1;
      first = true;
      nextFeed = lineFeedFrom(text, lineStart);
    }
    if (first) {
      indent = offset - lineStart;
      firsts.add(offset);
    }
    if (token.tokenType === leftBrace) {
      braces.open.push({ token, line, indent });
    } else if (token.tokenType === rightBrace) {
      boundaries.add(offset);
      const opener = braces.close(first ? indent : undefined);
      if (opener !== undefined) closings.set(opener.token.startOffset, { offset, line });
    } else if (statementTypeOf(token) !== undefined) {
      const around = braces.open.at(-1);
      if (around !== undefined) innermost.set(offset, around.token.startOffset);
      const afterBrace = previous?.tokenType === leftBrace || previous?.tokenType === rightBrace;
      if (first || afterBrace) boundaries.add(offset);
      // A declaration does not begin inside a block.
      else if (around?.line === line && standsInBlocks(token)) onOpeningLine.push({ word: offset, brace: around });
    }
    previous = token;
  }
  for (const { word, brace } of onOpeningLine) {
    if (closings.get(brace.token.startOffset)?.line === brace.line) boundaries.add(word);
  }
  return {
    missingBraces: Math.max(0, -balance),
    unclosed: braces.allUnclosed(),
    isBoundary: (token) => boundaries.has(token.startOffset),
    closing: (token) => closings.get(token.startOffset)?.offset,
    isFirstOnLine: (token) => firsts.has(token.startOffset),
    isInUnclosed: (token) => {
      const around = innermost.get(token.startOffset);
      return around !== undefined && !closings.has(around);
    },
  };
}

function standsInBlocks({ image }: IToken): boolean {
  return STATEMENT_WORDS.get(image)?.some((place) => place !== 'declaration') ?? false;
}

/** The braces that are open. */
class Braces {
  readonly open: OpenBrace[] = [];
  private readonly unclosed: IToken[] = [];
  private readonly byIndentation: boolean;

  /** In a file with as many closing as opening braces nobody forgot one, so its indentation is not asked. */
  constructor(byIndentation: boolean) {
    this.byIndentation = byIndentation;
  }

  /** Takes off the brace that one at this indentation closes: blocks inside that are indented deeper were left open. */
  close(indent: number | undefined): OpenBrace | undefined {
    if (this.byIndentation && indent !== undefined && this.hasOpenAt(indent)) {
      for (let top = this.open.at(-1); top !== undefined && top.indent > indent; top = this.open.at(-1)) {
        this.unclosed.push(top.token);
        this.open.pop();
      }
    }
    return this.open.pop();
  }

  private hasOpenAt(indent: number): boolean {
    return this.open.some((brace) => brace.indent === indent);
  }

  allUnclosed(): readonly IToken[] {
    const all = [...this.unclosed, ...this.open.map((brace) => brace.token)];
    return all.sort((a, b) => a.startOffset - b.startOffset);
  }
}

function balanceOf(tokens: readonly IToken[]): number {
  let balance = 0;
  for (const { tokenType } of tokens) balance += tokenType === leftBrace ? 1 : tokenType === rightBrace ? -1 : 0;
  return balance;
}

/** The next line feed, or infinity. */
function lineFeedFrom(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}
