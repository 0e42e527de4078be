/**
 * How the parser decides with up to two tokens. chevrotain's own strategy writes out every pair of token types that a
 * decision may meet; with some 130 words that are names as well that takes longer than reading a file does. This one
 * does the same from sets, each made when it is first asked for:
 * - an alternation takes the first alternative that can begin with the next token; where several can, the first that
 *   can go on with the token after it as well (or may be over by then); one whose gate is closed does not count;
 * - an option or a repetition is entered if it can begin with the next token and, where what follows in its rule can
 *   too, can go on with the token after it.
 */
import type { IToken } from 'chevrotain';
import { type First, type FirstSets, includesToken, tokensOf } from './first-sets.ts';
import type { Placed, Production } from './productions.ts';

/** What of a parser a decision looks at. */
interface Ahead {
  LA(ahead: number): IToken;
}

/** An alternative as a rule writes it. */
interface Alternative {
  readonly GATE?: (this: Ahead) => boolean;
}

/** Called on a parser, with the alternatives if there are some: the one to take, or whether to enter. */
export type Decision = (this: Ahead, alternatives?: readonly Alternative[]) => number | boolean | undefined;

/** In the tables of decisions, by the type of the next token. */
const NONE = -1;
const SEVERAL = -2;

/** How to decide at an alternation, an option or a repetition. */
export function decisionAt({ production, rest }: Placed, sets: FirstSets): Decision {
  switch (production.type) {
    case 'Alternation':
      return alternationDecision(production, sets);
    case 'Terminal':
    case 'NonTerminal':
      throw new Error(`there is nothing to decide at ${production.name}`);
    default: {
      const { definition: inside } = production;
      return optionalDecision(sets.firstOf(inside), sets.firstOf(rest), (first) => sets.secondOf(inside, first));
    }
  }
}

function alternationDecision({ ways }: Extract<Production, { type: 'Alternation' }>, sets: FirstSets): Decision {
  const candidates = new Map<number, number[]>();
  for (const [index, way] of ways.entries()) {
    for (const type of tokensOf(sets.firstOf(way))) {
      const known = candidates.get(type);
      if (known === undefined) candidates.set(type, [index]);
      else known.push(index);
    }
  }
  const table = new Int16Array(highest(candidates.keys()) + 1).fill(NONE);
  for (const [type, indices] of candidates) table[type] = indices.length === 1 ? (indices[0] ?? NONE) : SEVERAL;

  const choicesFor = remember((first): readonly Choice[] =>
    (candidates.get(first) ?? []).map((index) => ({ index, after: sets.secondOf(ways[index] ?? [], first) })),
  );
  return function (alternatives) {
    const first = this.LA(1).tokenTypeIdx;
    const index = table[first] ?? NONE;
    if (index >= 0) return index;
    if (index === NONE) return undefined;
    const second = this.LA(2).tokenTypeIdx;
    const choices = choicesFor(first);
    const open = choices.filter((choice) => alternatives?.[choice.index]?.GATE?.call(this) !== false);
    // Where gates leave one, they have decided.
    const [only, ...others] = open;
    if (open.length < choices.length && others.length === 0) return only?.index;
    return open.find(({ after }) => after.empty || includesToken(after, second))?.index;
  };
}

interface Choice {
  readonly index: number;
  readonly after: First;
}

function optionalDecision(inside: First, after: First, second: (first: number) => First): Decision {
  const begins = tokensOf(inside);
  const table = new Int16Array(highest(begins) + 1).fill(NONE);
  for (const type of begins) table[type] = includesToken(after, type) ? SEVERAL : 0;

  const secondFor = remember(second);
  return function () {
    const first = this.LA(1).tokenTypeIdx;
    const entered = table[first] ?? NONE;
    if (entered !== SEVERAL) return entered === 0;
    const goesOn = secondFor(first);
    return goesOn.empty || includesToken(goesOn, this.LA(2).tokenTypeIdx);
  };
}

function remember<T>(make: (type: number) => T): (type: number) => T {
  const known = new Map<number, T>();
  return (type) => {
    let value = known.get(type);
    if (value === undefined) {
      value = make(type);
      known.set(type, value);
    }
    return value;
  };
}

function highest(types: Iterable<number>): number {
  let most = 0;
  for (const type of types) most = Math.max(most, type);
  return most;
}
