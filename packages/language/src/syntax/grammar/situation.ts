/** What can be said of the place where the parser found an error, from the grammar and what it has read so far. */
import type { CstElement, CstNode, IToken } from 'chevrotain';
import { type FormEntry, firstWords, parseForm } from '../../schema/index.ts';
import { labelOfPart } from '../tokens/labels.ts';
import { isWord, Name, Value } from '../tokens/token-types.ts';
import { type FirstSets, includesToken } from './first-sets.ts';
import { blockRules, formOfRule, partAt } from './parts.ts';
import { again, definitionOf, type Grammar, mayBeLeftOut, type Production, type Sequence } from './productions.ts';

/** A rule that is being read: what was read of it, and where in it the parser stands. */
export interface Frame {
  readonly rule: string;
  readonly node: CstNode;
  readonly production: Production;
  /** Whether that was read already: the parser stands after it. */
  readonly past: boolean;
}

export interface Situation {
  /** What has to stand here, as people name it: labels of parts, else names of token types. */
  readonly wanted: readonly Wanted[];
  /** The names of the token types that could have stood here instead, since what they begin may be left out. */
  readonly also: readonly string[];
  /** The names of the token types after which what was found would fit. */
  readonly fitsAfter: readonly string[];
  /** What was found begins a part of the statement that comes earlier: before this word. */
  readonly earlierThan: string | undefined;
  /** Where the statement begins that is wrong; undefined between statements. */
  readonly statement: number | undefined;
  /** The rule of the innermost sentence or phrase that has begun with a word; undefined between statements. */
  readonly sentence: string | undefined;
}

export type Wanted = { readonly label: string } | { readonly type: string };

/** The rules from the outermost to the one that failed; `ways` is what could have come in that one. */
export function situationOf(
  grammar: Grammar,
  sets: FirstSets,
  frames: readonly Frame[],
  ways: readonly Sequence[],
  found: IToken,
): Situation {
  const context: Context = { grammar, sets, found };
  const { left, earlier } = leftOutBefore(context, frames);
  const sequences = [...left, ...ways];
  return {
    wanted: wantedAt(context, frames, ways),
    also: left.flatMap((way) => [...sets.firstOf(way).types]).flatMap(({ name }) => (name === 'Unit' ? [] : [name])),
    fitsAfter: sequences.flatMap((way) => fittingAfter(context, way)),
    earlierThan: earlier,
    statement: begunAt(frames, (kind) => kind !== 'phrase')?.node.location?.startOffset,
    sentence: begunAt(frames, (_, words) => words.length > 0)?.rule,
  };
}

interface Context {
  readonly grammar: Grammar;
  readonly sets: FirstSets;
  readonly found: IToken;
}

/** The part of the outermost sentence that was to begin here, else what the rule that failed can begin with. */
function wantedAt({ grammar, sets }: Context, frames: readonly Frame[], ways: readonly Sequence[]): readonly Wanted[] {
  let outer: string | undefined;
  for (let depth = frames.length - 1; depth > 0 && isEmpty(frames[depth]); depth--) {
    const caller = frames[depth - 1];
    if (caller === undefined) break;
    const part = partAt(caller.rule, definitionOf(grammar, caller.rule), caller.production);
    outer = (part === undefined ? undefined : labelOfPart(part)) ?? outer;
  }
  if (outer !== undefined) return [{ label: outer }];
  const rule = frames.at(-1)?.rule ?? '';
  const definition = definitionOf(grammar, rule);
  return ways.flatMap(startsOf).flatMap((leaf): readonly Wanted[] => {
    const part = partAt(rule, definition, leaf);
    const label = part === undefined ? undefined : labelOfPart(part);
    return label === undefined ? [...sets.firstOf([leaf]).types].map(({ name }) => ({ type: name })) : [{ label }];
  });
}

/** The tokens and calls that a sequence can begin with. */
function startsOf(sequence: Sequence): readonly Production[] {
  const starts: Production[] = [];
  for (const production of sequence) {
    if (production.type === 'Terminal' || production.type === 'NonTerminal') return [...starts, production];
    if (production.type === 'Alternation') return [...starts, ...production.ways.flatMap(startsOf)];
    starts.push(...startsOf(production.definition));
    if (!mayBeLeftOut(production)) break;
  }
  return starts;
}

interface LeftOut {
  /** What could have come after the last token, in the order of the sentence. */
  readonly left: readonly Sequence[];
  /** The word that begins the part before which the found one belongs. */
  readonly earlier: string | undefined;
}

/** What was left out between the last token that was read and the place of the error. */
function leftOutBefore(context: Context, frames: readonly Frame[]): LeftOut {
  const ways: Sequence[] = [];
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
  const left: Sequence[] = [];
  for (const [index, production] of [...sequence.entries()].reverse()) {
    const read = wasRead(production, frame.node);
    if (read === undefined) {
      if (!mayBeLeftOut(production)) return { left, earlier: undefined, closed: true };
      if ('definition' in production) left.unshift(production.definition);
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
      return blockRules.has(frame.rule) ? inner : { ...inner, left: [...inner.left, again(production)] };
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

/** The one token that a sequence begins with, if what was found fits after it. */
function fittingAfter({ sets, found }: Context, way: Sequence): readonly string[] {
  const [first, ...others] = sets.firstOf(way).types;
  if (first?.tokenTypeIdx === undefined || others.length > 0) return [];
  const second = sets.secondOf(way, first.tokenTypeIdx);
  // That a word could be a name as well says nothing.
  const types = isWord(found.image)
    ? [...second.types].filter((type) => type !== Name && type !== Value)
    : second.types;
  return includesToken({ types: new Set(types), empty: false }, found.tokenTypeIdx) ? [first.name] : [];
}

/** The innermost rule of a statement that is not yet over, of those that are looked for. */
function begunAt(
  frames: readonly Frame[],
  is: (kind: FormEntry['kind'], firstWords: readonly string[]) => boolean,
): Frame | undefined {
  for (const frame of [...frames].reverse()) {
    if (isEmpty(frame)) continue;
    if (blockRules.has(frame.rule)) return undefined;
    const form = formOfRule.get(frame.rule);
    if (form !== undefined && is(form.kind, firstWords(parseForm(form.form)))) return frame;
  }
  return undefined;
}

/** Whether nothing of a rule has been read by itself. */
function isEmpty(frame: Frame | undefined): boolean {
  return frame === undefined || !Number.isFinite(frame.node.location?.startOffset);
}
