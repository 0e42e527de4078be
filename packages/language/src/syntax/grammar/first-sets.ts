/** What parts of the grammar can begin with. Each set is made when it is first asked for. */
import { Alternation, type IProduction, NonTerminal, type Rule, Terminal, type TokenType } from 'chevrotain';
import { again, definitionOf, mayBeLeftOut, type Sequence } from './productions.ts';

/** Token types by their index, with all that fall under them. */
export type Types = ReadonlySet<number>;

/** What can come first, and whether nothing need come at all. */
export interface First {
  readonly types: Types;
  readonly empty: boolean;
}

const firsts = new WeakMap<Rule, First>();
const members = new WeakMap<TokenType, Types>();

function withMembers(type: TokenType): Types {
  let types = members.get(type);
  if (types === undefined) {
    types = new Set([type.tokenTypeIdx ?? 0, ...(type.categoryMatches ?? [])]);
    members.set(type, types);
  }
  return types;
}

/** What a sequence can begin with. */
export function firstOf(sequence: Sequence): First {
  const types = new Set<number>();
  for (const production of sequence) {
    const first = firstOfOne(production);
    for (const type of first.types) types.add(type);
    if (!first.empty) return { types, empty: false };
  }
  return { types, empty: true };
}

function firstOfOne(production: IProduction): First {
  if (production instanceof Terminal) return { types: withMembers(production.terminalType), empty: false };
  if (production instanceof NonTerminal) return firstOfRule(production.referencedRule);
  if (production instanceof Alternation) {
    const parts = production.definition.map((alternative) => firstOf(definitionOf(alternative)));
    return { types: new Set(parts.flatMap((part) => [...part.types])), empty: parts.some((part) => part.empty) };
  }
  const inner = firstOf(definitionOf(production));
  return { types: inner.types, empty: inner.empty || mayBeLeftOut(production) };
}

function firstOfRule(rule: Rule): First {
  const known = firsts.get(rule);
  if (known !== undefined) return known;
  const first = firstOf(rule.definition);
  firsts.set(rule, first);
  return first;
}

/**
 * What can come after a token that the sequence begins with: the types that can follow it inside the sequence, and
 * whether the sequence may be over after it.
 */
export function secondOf(sequence: Sequence, token: number): First {
  const types = new Set<number>();
  let empty = false;
  for (const [index, production] of sequence.entries()) {
    const rest = sequence.slice(index + 1);
    const begins = firstOfOne(production);
    if (begins.types.has(token)) {
      const after = secondOfOne(production, token, rest);
      for (const type of after.types) types.add(type);
      empty ||= after.empty;
    }
    if (!begins.empty) break;
  }
  return { types, empty };
}

function secondOfOne(production: IProduction, token: number, rest: Sequence): First {
  if (production instanceof Terminal) return firstOf(rest);
  if (production instanceof NonTerminal) return secondOf([...production.referencedRule.definition, ...rest], token);
  if (production instanceof Alternation) {
    const parts = production.definition.map((alternative) => secondOf([...definitionOf(alternative), ...rest], token));
    return { types: new Set(parts.flatMap((part) => [...part.types])), empty: parts.some((part) => part.empty) };
  }
  return secondOf([...definitionOf(production), ...again(production), ...rest], token);
}

/** The token types, as the grammar writes them, that a sequence can begin with. */
export function firstTypesOf(sequence: Sequence): TokenType[] {
  const types = new Set<TokenType>();
  for (const production of sequence) {
    for (const type of firstTypesOfOne(production)) types.add(type);
    if (!firstOfOne(production).empty) break;
  }
  return [...types];
}

function firstTypesOfOne(production: IProduction): TokenType[] {
  if (production instanceof Terminal) return [production.terminalType];
  if (production instanceof NonTerminal) return firstTypesOf(production.referencedRule.definition);
  if (production instanceof Alternation) {
    return production.definition.flatMap((alternative) => firstTypesOf(definitionOf(alternative)));
  }
  return firstTypesOf(definitionOf(production));
}
