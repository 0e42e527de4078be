/** Reads tokens along the network, in all the ways that they can be read at once. */
import type { Token } from '../../syntax/index.ts';
import { createFrames, type Frame, type Frames } from './frames.ts';
import { type Expected, firstOf, insideOf, isBlock, type State, startOf } from './network.ts';
import { keysOf, takesNames } from './token-keys.ts';

/** What was made of a token. */
export interface Taken {
  readonly index: number;
  readonly expected: Expected;
  readonly frame: Frame;
}

/** One way to read what stands before: where it is, and how it came there. */
export interface Way {
  readonly state: State;
  readonly frame: Frame;
  readonly trail: Trail | undefined;
  /** How often it had to leave something out. */
  readonly losses: number;
  /** Whether its last token is a word of the language that it takes for a name, while another way takes it for the word. */
  readonly isDoubtful: boolean;
}

export interface Trail {
  readonly taken: Taken;
  readonly before: Trail | undefined;
}

/** What may come next in a way. */
export interface Next {
  readonly expected: Expected;
  readonly to: State;
  readonly frame: Frame;
}

/** Nothing that is nested as deeply as the language allows comes near it; what is deeper is not read. */
const DEEPEST = 600;

/** More ways than these are open nowhere in the grammar; in spoilt texts the rest is let go. */
const MOST_WAYS = 24;

export interface Recogniser {
  /** Before the first token of a file, or inside the braces of a block. */
  begin(block: string): readonly Way[];
  /** The ways that are left after a token; none where it fits nowhere. */
  advance(ways: readonly Way[], token: Token, index: number): readonly Way[];
  /** Everything that may come next, each once, the most likely way first. */
  nextOf(ways: readonly Way[], index: number): readonly Next[];
  /** The way in front of the next sentence of a block that is open. */
  inside(block: Frame, way: Way): Way;
  /** The way right behind the opening brace of a block, which is a part of the frame's entry or the frame's own. */
  enter(block: string, part: string | undefined, way: Way, after: State, index: number): Way;
}

export function createRecogniser(): Recogniser {
  const frames = createFrames();
  return {
    begin: (block) => {
      const frame = frames.root(block);
      return [{ state: insideOf(block), frame, trail: undefined, losses: 0, isDoubtful: false }];
    },
    advance: (ways, token, index) => settle(advanced(frames, ways, token, index)),
    nextOf: (ways, index) => following(frames, ways, index),
    inside: (block, way) => afterLoss(block, way),
    enter: (block, part, way, after, index) => afterLoss(frames.inside(way.frame, block, part, after, index), way),
  };
}

/** Inside a block, with something left out on the way there. */
function afterLoss(block: Frame, { trail, losses }: Way): Way {
  return { state: insideOf(block.entry), frame: block, trail, losses: losses + 1, isDoubtful: false };
}

/** The ways that a token leads on, from each of these; as a name only doubtfully where it may be a word. */
function advanced(frames: Frames, ways: readonly Way[], token: Token, index: number): readonly Way[] {
  const keys = keysOf(token);
  const found: Way[] = [];
  const isNew = createSeen();
  let asWord = false;
  for (const { state, frame: from, trail: before, losses } of ways) {
    explore(frames, { state, frame: from, index }, keys, ({ expected, to, frame }) => {
      if (!isNew(to, frame)) return;
      const isDoubtful = token.kind === 'word' && takesNames(expected.key);
      asWord ||= !isDoubtful;
      found.push({ state: to, frame, trail: { taken: { index, expected, frame }, before }, losses, isDoubtful });
    });
  }
  return asWord ? found : found.map((way) => ({ ...way, isDoubtful: false }));
}

/** What may come next in the ways that are surest. */
function following(frames: Frames, ways: readonly Way[], index: number): readonly Next[] {
  const found: Next[] = [];
  const seen = new Set<string>();
  const least = Math.min(...ways.map(({ losses }) => losses));
  const sure = ways.filter(({ isDoubtful, losses }) => !isDoubtful && losses === least);
  for (const { state, frame } of sure.length > 0 ? sure : ways) {
    explore(frames, { state, frame, index }, undefined, (next) => {
      const key = `${next.expected.key} ${next.expected.part ?? ''} ${next.frame.id}`;
      if (seen.has(key)) return;
      seen.add(key);
      found.push(next);
    });
  }
  return found;
}

/** A place of the network, in front of the token of that index. */
interface Standpoint {
  readonly state: State;
  readonly frame: Frame;
  readonly index: number;
}

/** Goes over everything that can be next from a place, in the order of the forms; with keys, over what a token with one of them meets. */
function explore(
  frames: Frames,
  { state: from, frame: around, index }: Standpoint,
  keys: readonly string[] | undefined,
  tell: (next: Next) => void,
): void {
  const isNew = createSeen();
  const visit = (state: State, frame: Frame): void => {
    if (!isNew(state, frame)) return;
    for (const edge of state.edges) {
      if (edge.kind === 'step') visit(edge.to, frame);
      else if (edge.kind === 'token') {
        if (keys === undefined || keys.includes(edge.expected.key))
          tell({ expected: edge.expected, to: edge.to, frame });
      } else if (frame.depth < DEEPEST && (keys === undefined || canBegin(edge.id, keys))) {
        visit(startOf(edge.id), frames.inside(frame, edge.id, edge.part, edge.to, index));
      }
    }
    if (state.isLast && frame.parent !== undefined && frame.after !== undefined) visit(frame.after, frame.parent);
  };
  visit(from, around);
}

/** Whether a state in a frame is met for the first time. */
function createSeen(): (state: State, frame: Frame) => boolean {
  const seen = new Map<State, Set<number>>();
  return (state, { id }) => {
    const there = seen.get(state);
    if (there?.has(id)) return false;
    if (there === undefined) seen.set(state, new Set([id]));
    else there.add(id);
    return true;
  };
}

function canBegin(id: string, keys: readonly string[]): boolean {
  const first = firstOf(id);
  return keys.some((key) => first.has(key));
}

/** The most likely first: with the fewest losses, words before names; else as they were found. */
function settle(ways: readonly Way[]): readonly Way[] {
  if (ways.length < 2) return ways;
  const rank = ({ losses, isDoubtful }: Way): number => losses * 2 + (isDoubtful ? 1 : 0);
  return [...ways].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_WAYS);
}

/** The blocks that are open in a way, the innermost first; the last is the file. */
export function blocksOf(way: { readonly frame: Frame }): readonly Frame[] {
  const blocks: Frame[] = [];
  for (let frame: Frame | undefined = way.frame; frame !== undefined; frame = frame.parent) {
    if (isBlock(frame.entry)) blocks.push(frame);
  }
  return blocks;
}
