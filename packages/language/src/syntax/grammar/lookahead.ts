/**
 * How the parser decides with up to two tokens. chevrotain's own strategy writes out every pair of token types that a
 * decision may meet; with some 130 words that are names as well that takes longer than reading a file does. This one
 * does the same from sets, each made when it is first asked for:
 * - an alternation takes the first alternative that can begin with the next token; where several can, the first that
 *   can go on with the token after it as well (or may be over by then);
 * - an option or a repetition is entered if it can begin with the next token and, where what follows in its rule can
 *   too, can go on with the token after it.
 */
import {
  Alternation,
  type ILookaheadStrategy,
  type IOrAlt,
  type IProduction,
  type IToken,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
} from 'chevrotain';
import { type First, firstOf, secondOf } from './first-sets.ts';
import { definitionOf, type Sequence, withRest } from './productions.ts';

/** What of a parser a decision looks at. */
interface Ahead {
  LA(ahead: number): IToken;
}

export function createLookahead(): ILookaheadStrategy {
  return {
    validate: () => [],
    buildLookaheadForAlternation({ prodOccurrence, rule, hasPredicates }) {
      if (hasPredicates) throw new Error(`the rule ${rule.name} has a gate on an alternative, which is not built`);
      let decide: ((this: Ahead) => number | undefined) | undefined;
      return function (this: unknown, _alternatives?: IOrAlt<unknown>[]) {
        decide ??= alternationDecision(findAlternation(rule, prodOccurrence));
        // chevrotain calls it on the parser.
        return decide.call(this as Ahead);
      };
    },
    buildLookaheadForOptional({ prodOccurrence, rule, prodType }) {
      let decide: ((this: Ahead) => boolean) | undefined;
      return function (this: unknown) {
        decide ??= optionalDecision(rule, prodType, prodOccurrence);
        // As above.
        return decide.call(this as Ahead);
      };
    },
  };

  function alternationDecision(alternation: Alternation): (this: Ahead) => number | undefined {
    const alternatives = alternation.definition.map(definitionOf);
    const candidates = new Map<number, number[]>();
    for (const [index, alternative] of alternatives.entries()) {
      for (const type of firstOf(alternative).types) {
        const known = candidates.get(type);
        if (known === undefined) candidates.set(type, [index]);
        else known.push(index);
      }
    }
    /** By the type of the next token: the one alternative, `NONE`, or `SEVERAL`. */
    const table = new Int16Array(highest(candidates.keys()) + 1).fill(NONE);
    for (const [type, indices] of candidates) table[type] = indices.length === 1 ? (indices[0] ?? NONE) : SEVERAL;
    const seconds = new Map<number, readonly { readonly index: number; readonly after: First }[]>();

    function secondsOf(first: number) {
      const known = seconds.get(first);
      if (known !== undefined) return known;
      const choices = (candidates.get(first) ?? []).map((index) => ({
        index,
        after: secondOf(alternatives[index] ?? [], first),
      }));
      seconds.set(first, choices);
      return choices;
    }

    return function () {
      const first = this.LA(1).tokenTypeIdx;
      const index = table[first] ?? NONE;
      if (index >= 0) return index;
      if (index === NONE) return undefined;
      const second = this.LA(2).tokenTypeIdx;
      return secondsOf(first).find(({ after }) => after.empty || after.types.has(second))?.index;
    };
  }

  function optionalDecision(rule: Rule, prodType: string, occurrence: number): (this: Ahead) => boolean {
    const { inside, after } = findOptional(rule, prodType, occurrence);
    const begins = firstOf(inside).types;
    const follows = firstOf(after).types;
    /** By the type of the next token: 0 to enter, `NONE`, or `SEVERAL` where the one after it has to be asked. */
    const table = new Int16Array(highest(begins) + 1).fill(NONE);
    for (const type of begins) table[type] = follows.has(type) ? SEVERAL : 0;
    const seconds = new Map<number, First>();

    function secondsOf(first: number): First {
      const known = seconds.get(first);
      if (known !== undefined) return known;
      const second = secondOf(inside, first);
      seconds.set(first, second);
      return second;
    }

    return function () {
      const first = this.LA(1).tokenTypeIdx;
      const entered = table[first] ?? NONE;
      if (entered !== SEVERAL) return entered === 0;
      const second = secondsOf(first);
      return second.empty || second.types.has(this.LA(2).tokenTypeIdx);
    };
  }
}

const NONE = -1;
const SEVERAL = -2;

function highest(types: Iterable<number>): number {
  let most = 0;
  for (const type of types) most = Math.max(most, type);
  return most;
}

function findAlternation(rule: Rule, occurrence: number): Alternation {
  for (const { production } of withRest(rule.definition, [])) {
    if (production instanceof Alternation && production.idx === occurrence) return production;
  }
  throw new Error(`the rule ${rule.name} has no alternation ${occurrence}`);
}

function findOptional(
  rule: Rule,
  prodType: string,
  occurrence: number,
): { readonly inside: Sequence; readonly after: Sequence } {
  for (const { production, rest } of withRest(rule.definition, [])) {
    if (kinds.get(prodType)?.(production) !== true) continue;
    if ('idx' in production && production.idx === occurrence) return { inside: definitionOf(production), after: rest };
  }
  throw new Error(`the rule ${rule.name} has no ${prodType} ${occurrence}`);
}

/** The names that chevrotain gives to optional productions. */
const kinds: ReadonlyMap<string, (production: IProduction) => boolean> = new Map([
  ['Option', (production: IProduction) => production instanceof Option],
  ['Repetition', (production: IProduction) => production instanceof Repetition],
  ['RepetitionMandatory', (production: IProduction) => production instanceof RepetitionMandatory],
  ['RepetitionWithSeparator', (production: IProduction) => production instanceof RepetitionWithSeparator],
  [
    'RepetitionMandatoryWithSeparator',
    (production: IProduction) => production instanceof RepetitionMandatoryWithSeparator,
  ],
]);
