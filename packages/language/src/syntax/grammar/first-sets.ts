/** What parts of the grammar can begin with. Each set is made when it is first asked for. */
import type { TokenType } from 'chevrotain';
import { typeNamed } from '../tokens/token-types.ts';
import { again, definitionOf, type Grammar, mayBeLeftOut, type Production, type Sequence } from './productions.ts';

/** What can come first, as the grammar writes it, and whether nothing need come at all. */
export interface First {
  readonly types: ReadonlySet<TokenType>;
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
}

/** Whether a token of that type (its index) is one of these. */
export function includesToken({ types }: First, token: number): boolean {
  for (const type of types) if (type.tokenTypeIdx === token || type.categoryMatchesMap?.[token] === true) return true;
  return false;
}

/** The indices of the types, with those of all that fall under them. */
export function tokensOf({ types }: First): ReadonlySet<number> {
  const tokens = new Set<number>();
  for (const { tokenTypeIdx, categoryMatches } of types) {
    if (tokenTypeIdx !== undefined) tokens.add(tokenTypeIdx);
    for (const member of categoryMatches ?? []) tokens.add(member);
  }
  return tokens;
}

export function createFirstSets(grammar: Grammar): FirstSets {
  const rules = new Map<string, First>();

  function firstOf(sequence: Sequence): First {
    const parts: First[] = [];
    for (const production of sequence) {
      const first = firstOfOne(production);
      parts.push(first);
      if (!first.empty) return parts.length === 1 ? first : { types: union(parts).types, empty: false };
    }
    return { types: union(parts).types, empty: true };
  }

  function firstOfOne(production: Production): First {
    switch (production.type) {
      case 'Terminal':
        return { types: new Set([typeNamed(production.name)]), empty: false };
      case 'NonTerminal':
        return firstOfRule(production.name);
      case 'Alternation':
        return union(production.ways.map(firstOf));
      default: {
        const inner = firstOf(production.definition);
        return { types: inner.types, empty: inner.empty || mayBeLeftOut(production) };
      }
    }
  }

  function firstOfRule(name: string): First {
    let first = rules.get(name);
    if (first === undefined) {
      first = firstOf(definitionOf(grammar, name));
      rules.set(name, first);
    }
    return first;
  }

  function secondOf(sequence: Sequence, token: number): First {
    const parts: First[] = [];
    for (const [index, production] of sequence.entries()) {
      const begins = firstOfOne(production);
      if (includesToken(begins, token)) parts.push(secondOfOne(production, token, sequence.slice(index + 1)));
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

  return { firstOf, secondOf };
}

function union(parts: readonly First[]): First {
  const types = new Set<TokenType>();
  for (const part of parts) for (const type of part.types) types.add(type);
  return { types, empty: parts.some((part) => part.empty) };
}
