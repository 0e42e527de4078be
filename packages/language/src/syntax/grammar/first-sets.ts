/** What parts of the grammar can begin with. Each set is made when it is first asked for. */
import type { TokenType } from 'chevrotain';
import { typeNamed } from '../tokens/token-types.ts';
import { again, definitionOf, type Grammar, mayBeLeftOut, type Production, type Sequence } from './productions.ts';

/** Token types by their index, with all that fall under them. */
export type Types = ReadonlySet<number>;

/** What can come first, and whether nothing need come at all. */
export interface First {
  readonly types: Types;
  readonly empty: boolean;
}

export interface FirstSets {
  /** What a sequence can begin with. */
  firstOf(sequence: Sequence): First;
  /**
   * What can come after a token that the sequence begins with: the types that can follow it inside the sequence, and
   * whether the sequence may be over after it.
   */
  secondOf(sequence: Sequence, token: number): First;
  /** The token types, as the grammar writes them, that a sequence can begin with. */
  firstTypesOf(sequence: Sequence): readonly TokenType[];
}

export function createFirstSets(grammar: Grammar): FirstSets {
  const rules = new Map<string, First>();
  const terminals = new Map<string, First>();

  function firstOf(sequence: Sequence): First {
    const [only] = sequence;
    if (only !== undefined && sequence.length === 1) return firstOfOne(only);
    return unionUntilFull(sequence);
  }

  function unionUntilFull(sequence: Sequence): First {
    const types = new Set<number>();
    for (const production of sequence) {
      const first = firstOfOne(production);
      for (const type of first.types) types.add(type);
      if (!first.empty) return { types, empty: false };
    }
    return { types, empty: true };
  }

  function firstOfOne(production: Production): First {
    switch (production.type) {
      case 'Terminal':
        return remembered(terminals, production.name, () => ({ types: withMembers(production.name), empty: false }));
      case 'NonTerminal':
        return remembered(rules, production.name, () => firstOf(definitionOf(grammar, production.name)));
      case 'Alternation':
        return union(production.ways.map(firstOf));
      default: {
        const inner = firstOf(production.definition);
        return { types: inner.types, empty: inner.empty || mayBeLeftOut(production) };
      }
    }
  }

  function secondOf(sequence: Sequence, token: number): First {
    const parts: First[] = [];
    for (const [index, production] of sequence.entries()) {
      const begins = firstOfOne(production);
      if (begins.types.has(token)) parts.push(secondOfOne(production, token, sequence.slice(index + 1)));
      if (!begins.empty) break;
    }
    return union(parts);
  }

  function secondOfOne(production: Production, token: number, rest: Sequence): First {
    switch (production.type) {
      case 'Terminal':
        return firstOf(rest);
      case 'NonTerminal':
        return secondOf([...definitionOf(grammar, production.name), ...rest], token);
      case 'Alternation':
        return union(production.ways.map((way) => secondOf([...way, ...rest], token)));
      default:
        return secondOf([...production.definition, ...again(production), ...rest], token);
    }
  }

  function firstTypesOf(sequence: Sequence): readonly TokenType[] {
    const types = new Set<TokenType>();
    for (const production of sequence) {
      for (const type of firstTypesOfOne(production)) types.add(type);
      if (!firstOfOne(production).empty) break;
    }
    return [...types];
  }

  function firstTypesOfOne(production: Production): readonly TokenType[] {
    switch (production.type) {
      case 'Terminal':
        return [typeNamed(production.name)];
      case 'NonTerminal':
        return firstTypesOf(definitionOf(grammar, production.name));
      case 'Alternation':
        return production.ways.flatMap(firstTypesOf);
      default:
        return firstTypesOf(production.definition);
    }
  }

  return { firstOf, secondOf, firstTypesOf };
}

function remembered(map: Map<string, First>, name: string, make: () => First): First {
  let first = map.get(name);
  if (first === undefined) {
    first = make();
    map.set(name, first);
  }
  return first;
}

function union(parts: readonly First[]): First {
  const types = new Set<number>();
  for (const part of parts) for (const type of part.types) types.add(type);
  return { types, empty: parts.some((part) => part.empty) };
}

function withMembers(name: string): Types {
  const { tokenTypeIdx = 0, categoryMatches = [] } = typeNamed(name);
  return new Set([tokenTypeIdx, ...categoryMatches]);
}
