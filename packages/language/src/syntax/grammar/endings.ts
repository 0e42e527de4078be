/** How what was read could have gone on: what a statement could have had, and has not. */
import type { CstElement, CstNode, IToken } from 'chevrotain';
import { type FirstSets, includesToken } from './first-sets.ts';
import { blockRules } from './parts.ts';
import { again, definitionOf, type Grammar, mayBeLeftOut, type Production, type Sequence } from './productions.ts';

/** A rule that is being read: what was read of it, and where in it the parser stands. */
export interface Frame {
  readonly rule: string;
  readonly node: CstNode;
  readonly production: Production;
  /** Whether that was read already: the parser stands after it. */
  readonly past: boolean;
}

export interface Context {
  readonly grammar: Grammar;
  readonly sets: FirstSets;
  readonly found: IToken;
}

/** Something that could come, in a rule. */
export interface Way {
  readonly rule: string;
  readonly sequence: Sequence;
}

export interface LeftOut {
  /** What could have come after the last token, in the order of the sentence. */
  readonly left: readonly Way[];
  /** The word that begins the part before which the found one belongs. */
  readonly earlier: string | undefined;
}

/** What was left out between the last token that was read and the place of the error. */
export function leftOutBefore(context: Context, frames: readonly Frame[]): LeftOut {
  const ways: Way[] = [];
  for (const frame of [...frames].reverse()) {
    const end = endingsOf(context, prefixOf(definitionOf(context.grammar, frame.rule), frame), frame);
    ways.unshift(...end.left);
    if (end.closed) return { left: ways, earlier: end.earlier };
    if (!isEmpty(frame)) break;
  }
  return { left: ways, earlier: undefined };
}

/** What comes before the parser's place in the sequence where that is, and before that in those around it. */
function prefixOf(sequence: Sequence, { production, past }: Frame): Sequence {
  const before = pathTo(sequence, production) ?? [];
  return past ? [...before, production] : before;
}

function pathTo(sequence: Sequence, wanted: Production): Sequence | undefined {
  for (const [index, production] of sequence.entries()) {
    const before = sequence.slice(0, index);
    if (production === wanted) return before;
    if (production.type === 'Terminal' || production.type === 'NonTerminal') continue;
    const inner = production.type === 'Alternation' ? production.ways : [production.definition];
    for (const way of inner) {
      const found = pathTo(way, wanted);
      if (found !== undefined) return [...before, ...found];
    }
  }
  return undefined;
}

interface Endings extends LeftOut {
  /** Whether something was read of the sequence. */
  readonly closed: boolean;
}

const NOTHING_READ: Endings = { left: [], earlier: undefined, closed: false };

/** How a sequence of which the last token that was read is a part could have gone on. */
function endingsOf(context: Context, sequence: Sequence, frame: Pick<Frame, 'rule' | 'node'>): Endings {
  const left: Way[] = [];
  for (const [index, production] of [...sequence.entries()].reverse()) {
    const read = wasRead(production, frame.node);
    if (read === undefined) {
      if (!mayBeLeftOut(production)) return { left, earlier: undefined, closed: true };
      if ('definition' in production) left.unshift({ rule: frame.rule, sequence: production.definition });
      continue;
    }
    const inner = insideOf(context, production, read, frame);
    const earlier = inner.earlier ?? earlierAmong(context, sequence.slice(0, index), read, frame.node);
    return { left: [...inner.left, ...left], earlier, closed: true };
  }
  return { ...NOTHING_READ, left };
}

/** The last that was read of a production: undefined if nothing was. */
function wasRead(production: Production, node: CstNode): CstElement | undefined {
  switch (production.type) {
    case 'Terminal':
      return node.children[production.name]?.at(-1);
    case 'NonTerminal':
      return latest(lastChildren(node).filter((child) => 'name' in child && child.name === production.name));
    case 'Alternation':
      return latest(production.ways.flatMap((way) => beginningRead(way, node) ?? []));
    default:
      return beginningRead(production.definition, node);
  }
}

function beginningRead(sequence: Sequence, node: CstNode): CstElement | undefined {
  const [first] = sequence;
  return first === undefined ? undefined : wasRead(first, node);
}

/** The last child of each kind. */
function lastChildren(node: CstNode): readonly CstElement[] {
  return Object.values(node.children).flatMap((children) => children.at(-1) ?? []);
}

function latest(children: readonly CstElement[]): CstElement | undefined {
  return children.reduce<CstElement | undefined>(
    (last, child) => (last === undefined || startOf(child) >= startOf(last) ? child : last),
    undefined,
  );
}

function startOf(child: CstElement): number {
  return 'tokenType' in child ? child.startOffset : (child.location?.startOffset ?? 0);
}

function insideOf(
  context: Context,
  production: Production,
  read: CstElement,
  frame: Pick<Frame, 'rule' | 'node'>,
): Endings {
  switch (production.type) {
    case 'Terminal':
      return NOTHING_READ;
    case 'NonTerminal':
      return 'name' in read
        ? endingsOf(context, definitionOf(context.grammar, read.name), { rule: read.name, node: read })
        : NOTHING_READ;
    case 'Alternation': {
      const way = production.ways.find((sequence) => beginningRead(sequence, frame.node) === read) ?? [];
      return endingsOf(context, way, frame);
    }
    default: {
      const inner = endingsOf(context, production.definition, frame);
      // After a statement of a block comes another: that is no part of this one.
      return blockRules.has(frame.rule)
        ? inner
        : { ...inner, left: [...inner.left, { rule: frame.rule, sequence: again(production) }] };
    }
  }
}

/** Whether what was found begins something that was left out before what was read: then what that begins with. */
function earlierAmong({ sets, found }: Context, before: Sequence, read: CstElement, node: CstNode): string | undefined {
  const fits = before.some(
    (production) =>
      mayBeLeftOut(production) &&
      wasRead(production, node) === undefined &&
      includesToken(sets.firstOf([production]), found.tokenTypeIdx),
  );
  return fits && 'image' in read ? read.image : undefined;
}

/** Whether nothing of a rule has been read by itself. */
export function isEmpty(frame: Frame | undefined): boolean {
  return frame === undefined || !Number.isFinite(frame.node.location?.startOffset);
}
