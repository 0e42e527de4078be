/** Reads the tokens of a text, whatever state it is in. */
import { STATEMENT_WORDS } from '../../schema/index.ts';
import type { Token } from '../../syntax/index.ts';
import type { Frame } from './frames.ts';
import { isBlock, type State } from './network.ts';
import { blocksOf, createRecogniser, type Next, type Recogniser, type Taken, type Way } from './recogniser.ts';

export interface TokensRead {
  readonly tokens: readonly Token[];
  /** What each token was taken for; undefined for one that fits nowhere. */
  readonly taken: readonly (Taken | undefined)[];
  /** Everything that may follow the last token, the most likely first. */
  next(): readonly Next[];
  /** The blocks that are open behind the last token, the innermost first; the last is the file. */
  readonly open: readonly Frame[];
  /** Whether a statement may be over behind the last token. */
  readonly isComplete: boolean;
  /** As `next`, had the statement that is being written not been begun. */
  nextStatement(): readonly Next[];
}

/**
 * Reads tokens by the forms of the schema, from the start of a file or of one of its declarations, or of what a block holds. Where no sentence
 * goes on with a token, what was begun is left: at the next word that begins a sentence there, or at a brace; any other
 * token is left out. Takes time in proportion to the tokens. `isFirstOnLine` says it of the token of an index.
 */
export function readTokens(
  tokens: readonly Token[],
  isFirstOnLine: (index: number) => boolean,
  block = 'file',
): TokensRead {
  const recogniser = createRecogniser();
  let ways = recogniser.begin(block);
  /** Braces that are open and belong to no block. */
  let strange = 0;
  for (const [index, token] of tokens.entries()) {
    if (strange > 0) {
      if (token.text === '{') strange++;
      if (token.text === '}') strange--;
      continue;
    }
    const next = recogniser.advance(ways, token, index);
    const mayBegin = token.kind === 'word' && STATEMENT_WORDS.has(token.text);
    if (mayBegin && !next.some((way) => beginsStatement(way, index)) && (next.length === 0 || isFirstOnLine(index))) {
      ways = merge(next, restart(recogniser, ways, token, index, isFirstOnLine(index)));
      if (ways.length > 0) continue;
    } else if (next.length > 0) {
      ways = next;
      continue;
    }
    const recovered = recover(recogniser, next.length > 0 ? next : ways, token, index);
    if (recovered === 'strange') strange = 1;
    else ways = recovered;
  }
  const [best] = ways;
  const taken: (Taken | undefined)[] = tokens.map(() => undefined);
  for (let trail = best?.trail; trail !== undefined; trail = trail.before) taken[trail.taken.index] = trail.taken;
  const open = best === undefined ? [] : blocksOf(best);
  return {
    tokens,
    taken,
    open,
    next: () => recogniser.nextOf(ways, tokens.length),
    isComplete: best !== undefined && isBlock(best.frame.entry),
    nextStatement: () => {
      const [innermost] = open;
      return best === undefined || innermost === undefined
        ? []
        : recogniser.nextOf([recogniser.inside(innermost, best)], tokens.length);
    },
  };
}

/** Whether the token of this index is the first of a sentence. */
function beginsStatement(way: Way, index: number): boolean {
  const taken = way.trail?.taken;
  if (taken?.index !== index) return false;
  let frame: Frame | undefined = taken.frame;
  while (frame?.parent !== undefined && !isBlock(frame.parent.entry)) frame = frame.parent;
  return frame?.start === index;
}

/** Begins a sentence with a word that can begin one in a block that is open. */
function restart(
  recogniser: Recogniser,
  ways: readonly Way[],
  token: Token,
  index: number,
  first: boolean,
): readonly Way[] {
  const tried = new Set<Frame>();
  for (const way of ways) {
    for (const [depth, block] of blocksOf(way).entries()) {
      // Blocks that are not closed are left only for a word that stands first on its line.
      if (depth > 0 && !first) break;
      if (tried.has(block)) break;
      tried.add(block);
      const begun = recogniser.advance([recogniser.inside(block, way)], token, index);
      if (begun.length > 0) return begun;
    }
  }
  return [];
}

function recover(
  recogniser: Recogniser,
  ways: readonly Way[],
  token: Token,
  index: number,
): readonly Way[] | 'strange' {
  const [best] = ways;
  if (best === undefined) return ways;
  if (token.text === '}') {
    const [block] = blocksOf(best);
    const closed = block === undefined ? [] : recogniser.advance([recogniser.inside(block, best)], token, index);
    return closed.length > 0 ? closed : ways;
  }
  if (token.text === '{') {
    for (const way of ways) {
      const ahead = blockAhead(way);
      if (ahead !== undefined) {
        const { id, part, frame, to } = ahead;
        return [recogniser.enter(id, part, { ...way, frame }, to, index)];
      }
    }
    return 'strange';
  }
  return ways;
}

/** The block that the sentence being read has yet to come to. */
function blockAhead(
  way: Way,
): { readonly id: string; readonly part: string | undefined; readonly frame: Frame; readonly to: State } | undefined {
  let state = way.state;
  for (let frame: Frame | undefined = way.frame; frame !== undefined; frame = frame.parent) {
    if (isBlock(frame.entry)) return undefined;
    const seen = new Set<State>();
    const waiting = [state];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const edge of at.edges) {
        if (edge.kind === 'enter' && isBlock(edge.id)) return { id: edge.id, part: edge.part, frame, to: edge.to };
        waiting.push(edge.to);
      }
    }
    if (frame.after === undefined) return undefined;
    state = frame.after;
  }
  return undefined;
}

function merge(ways: readonly Way[], others: readonly Way[]): readonly Way[] {
  return [
    ...ways,
    ...others.filter((other) => !ways.some(({ state, frame }) => state === other.state && frame === other.frame)),
  ];
}
