/** A statement that does not fit on its line, or has comments inside: where it may be broken. */

import { touches } from '../syntax/index.ts';
import { builders, type Doc } from './doc.ts';
import { gapDoc } from './gap-doc.ts';
import type { TokenRange } from './outline.ts';
import type { Phrase } from './phrases.ts';
import type { Source } from './source.ts';

const { group, hardlineWithoutBreakParent, ifBreak, indent, line } = builders;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A word of the sentence, or what it speaks of. */
interface Piece extends TokenRange {
  /**
   * A `list` that does not fit has each item on a line; what stands in `brackets` breaks inside them; a `chain` is several
   * units; `plain` is anything else.
   */
  readonly kind: 'word' | 'plain' | 'chain' | 'list' | 'brackets';
  readonly doc: Doc;
}

/** Words and what they speak of, such as `parallel 2` or `where tier == pilot`: parted only where it must be. */
interface Unit {
  readonly from: number;
  readonly words: Piece[];
  /** What follows the words, and what stands right behind that. */
  readonly body: Piece[];
}

/** A sentence with the places where it may be broken: between its units first, then inside them. */
export function sentenceDoc(source: Source, phrase: Phrase): Doc {
  return chain(unitsIn(phrase, phrase.parts), 'sentence');

  /** What a range of tokens consists of, given phrases of which the one at `next` is the first that may be in it. */
  function unitsIn({ from, to }: TokenRange, parts: readonly Phrase[], next = 0): Unit[] {
    const units: Unit[] = [];
    let at = next;
    for (let index = from; index < to; ) {
      while ((parts[at]?.from ?? to) < index) at++;
      const piece = pieceAt(index, to, parts, at);
      addTo(units, piece);
      index = piece.to;
    }
    return units;
  }

  function addTo(units: Unit[], piece: Piece): void {
    const last = units.at(-1);
    const isWord = piece.kind === 'word';
    if (last !== undefined && touches(source.word, piece.from))
      (last.body.length > 0 ? last.body : last.words).push(piece);
    else if (last === undefined || last.body.length > 0) {
      units.push({ from: piece.from, words: isWord ? [piece] : [], body: isWord ? [] : [piece] });
    } else if (isWord) last.words.push(piece);
    else last.body.push(piece);
  }

  function pieceAt(index: number, to: number, parts: readonly Phrase[], next: number): Piece {
    const part = parts[next];
    if (part?.from === index) return part.isItem ? listOf(parts, next) : phrasePiece(part);
    const close = closing[source.word(index)] === undefined ? undefined : closingOf(index, to);
    if (close !== undefined) return bracketsOf(index, close, parts, next);
    return { from: index, to: index + 1, kind: 'word', doc: source.word(index) };
  }

  function phrasePiece({ from, to, parts }: Phrase): Piece {
    const units = unitsIn({ from, to }, parts);
    const [only, ...more] = units;
    if (only === undefined || more.length > 0) return { from, to, kind: 'chain', doc: chain(units, 'part') };
    const last = only.words.length === 0 ? only.body.at(-1)?.kind : 'plain';
    const kind = last === 'list' || last === 'brackets' || last === 'chain' ? last : 'plain';
    return { from, to, kind, doc: unitDoc(only, true) };
  }

  /** The list that begins with one of these phrases. */
  function listOf(parts: readonly Phrase[], first: number): Piece {
    const docs: Doc[] = [];
    const from = parts[first]?.from ?? 0;
    let to = from;
    for (let at = first; at < parts.length; at++) {
      const part = parts[at];
      if (part?.isItem !== true || (at > first && (part.from !== to + 1 || source.word(to) !== ','))) break;
      if (at > first) docs.push(gapDoc(source, to, 'never'), ',', gapDoc(source, part.from, 'line'));
      docs.push(group(phrasePiece(part).doc));
      to = part.to;
    }
    return { from, to, kind: 'list', doc: docs };
  }

  function bracketsOf(open: number, close: number, parts: readonly Phrase[], next: number): Piece {
    const inside = unitsIn({ from: open + 1, to: close }, parts, next);
    const [only, ...more] = inside;
    const edge = source.word(open) === '{' ? 'line' : 'softline';
    const doc: Doc = [
      source.word(open),
      // A list breaks with its brackets.
      indent([gapDoc(source, open + 1, edge), only && more.length === 0 ? unitDoc(only, true) : chain(inside, 'part')]),
      gapDoc(source, close, edge),
      source.word(close),
    ];
    return { from: open, to: close + 1, kind: 'brackets', doc: group(doc) };
  }

  function closingOf(open: number, to: number): number | undefined {
    let depth = 0;
    for (let index = open; index < to; index++) {
      const word = source.word(index);
      if (closing[word] !== undefined) depth++;
      else if (word === ')' || word === ']' || word === '}') depth--;
      if (depth === 0) return index;
    }
    return undefined;
  }

  /** Units behind one another, as many on a line as fit. Behind one that takes several lines a new line begins. */
  function chain(units: readonly Unit[], of: 'sentence' | 'part'): Doc {
    let before: { readonly id: symbol; readonly endsInBrackets: boolean } | undefined;
    return units.map((unit, i): Doc => {
      const id = Symbol(i);
      const endsInBrackets = unit.body.at(-1)?.kind === 'brackets';
      // What the first unit of a sentence speaks of is indented with all else of the sentence.
      const doc = group(unitDoc(unit, i > 0 || of === 'part'), { id });
      const parting = before === undefined ? '' : partingOf(unit, before);
      before = { id, endsInBrackets };
      return of === 'part' || (i === 0 && endsInBrackets) ? group([parting, doc]) : indent(group([parting, doc]));
    });
  }

  function partingOf({ from }: Unit, before: { readonly id: symbol; readonly endsInBrackets: boolean }): Doc {
    if (source.commentsBefore(from).length > 0) return gapDoc(source, from, 'line');
    // Where the closing bracket stands on a line of its own there is room.
    return before.endsInBrackets ? line : ifBreak(hardlineWithoutBreakParent, line, { groupId: before.id });
  }

  function unitDoc({ words, body }: Unit, indented: boolean): Doc {
    const spoken = words.map(({ from, doc }, i): Doc => {
      const parting = touches(source.word, from) ? 'never' : 'space';
      return [i === 0 ? '' : gapDoc(source, from, parting), doc];
    });
    const [first, ...others] = body;
    if (first === undefined) return spoken;
    const goesOn = body.at(-1)?.kind === 'brackets' || first.kind === 'chain';
    const said: Doc = [
      words.length === 0 ? '' : gapDoc(source, first.from, goesOn ? 'space' : 'line'),
      first.doc,
      ...others.map(({ from, doc }): Doc => [gapDoc(source, from, 'never'), doc]),
    ];
    const keepsIndent = words.length === 0 || !indented || body.at(-1)?.kind === 'brackets';
    return [spoken, keepsIndent ? said : indent(said)];
  }
}
