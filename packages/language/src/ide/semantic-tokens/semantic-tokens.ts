/** Every word of a file by what it means, for editors that colour it so. */
import { COMPARATORS, LEVEL_WORDS, WORDS } from '../../schema/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Comment } from '../../syntax/index.ts';
import type { Span, SyntaxNode } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { childrenOf, firstEndingAfter, lexemesOfFile } from '../tree-path.ts';
import type { TokenKindName, TokenModifier } from './legend.ts';
import { type Meant, meantBy, type NamesInFile, namesIn } from './names.ts';

/** A token by its meaning. It never spans lines, and never overlaps another. */
export interface SemanticToken extends Span {
  readonly kind: TokenKindName;
  readonly modifiers: readonly TokenModifier[];
}

/**
 * The tokens of a file (or those that touch `range`) in their order, each once. `sources` tell what imported names are; without them they are declarations of a
 * kind unknown. Brackets and commas, and names that the parser could make nothing of, are left out. The same text gives the same tokens, so that what a change
 * leaves alone stays as it was.
 */
export function semanticTokens(file: SourceFile, sources?: Sources, range?: Span): readonly SemanticToken[] {
  const { start, end } = range ?? { start: 0, end: file.text.length };
  const touches = (span: Span): boolean => span.start < end && span.end > start;
  const meant = new Map<number, Meant>();
  const scope = namesIn(file, sources);
  for (const node of file.tree.declarations) if (touches(node.span)) gather(node, scope, meant);

  const { tokens, comments } = lexemesOfFile(file);
  const found: SemanticToken[] = [];
  for (let index = firstEndingAfter(tokens, start); index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || token.start >= end) break;
    const own = meant.get(token.start) ?? byText(token.text);
    if (own !== undefined) found.push({ start: token.start, end: token.end, ...own });
  }
  for (const comment of comments) if (touches(comment.span)) found.push(...linesOf(file.text, comment));
  return found.filter(touches).sort((a, b) => a.start - b.start);
}

const NONE: readonly TokenModifier[] = [];
const LITERALS: Partial<Record<SyntaxNode['kind'], TokenKindName>> = {
  string: 'string',
  number: 'number',
  percent: 'percent',
  duration: 'duration',
  date: 'date',
  time: 'date',
  unit: 'unit',
  level: 'level',
  'ring-word': 'level',
  day: 'date',
  period: 'unit',
};

/** What the leaves below a node mean, by where they begin. */
function gather(node: SyntaxNode, scope: NamesInFile, meant: Map<number, Meant>): void {
  for (const { node: child, as } of childrenOf(node)) {
    const kind = LITERALS[child.kind];
    if (child.kind === 'name') {
      if (!child.missing) meant.set(child.span.start, meantBy(node, as, child, scope));
    } else if (kind !== undefined) meant.set(child.span.start, { kind, modifiers: NONE });
    gather(child, scope, meant);
  }
}

const comparators: ReadonlySet<string> = new Set(COMPARATORS);
const words: ReadonlySet<string> = new Set(WORDS);
const levels: ReadonlySet<string> = new Set(LEVEL_WORDS.flatMap(({ level, plural }) => [level, plural]));

/** What the tree keeps no leaf for: words, symbols, and what recovery has left out. */
function byText(text: string): Meant | undefined {
  const kind = kindOfText(text);
  return kind === undefined ? undefined : { kind, modifiers: NONE };
}

function kindOfText(text: string): TokenKindName | undefined {
  if (levels.has(text)) return 'level';
  if (text === 'requests/s') return 'unit';
  if (words.has(text)) return 'keyword';
  if (comparators.has(text) || text === '..' || text === '=' || text === '/') return 'operator';
  if (text.startsWith('"')) return 'string';
  if (/^-?\d/.test(text)) return text.endsWith('%') ? 'percent' : 'number';
  return undefined;
}

/** A comment line by line. */
function* linesOf(text: string, { kind, span }: Comment): Iterable<SemanticToken> {
  const modifiers: readonly TokenModifier[] = kind === 'doc' ? ['documentation'] : NONE;
  const line = /[^\r\n]+/g;
  line.lastIndex = span.start;
  for (let match = line.exec(text); match !== null && match.index < span.end; match = line.exec(text)) {
    const written = match[0].slice(0, span.end - match.index);
    const start = match.index + written.length - written.trimStart().length;
    const end = match.index + written.trimEnd().length;
    if (start < end) yield { start, end, kind: 'comment', modifiers };
  }
}
