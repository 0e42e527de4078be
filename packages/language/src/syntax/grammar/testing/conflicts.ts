/**
 * Finds the decisions of the grammar that two tokens do not settle, over the whole grammar: what can follow a rule in
 * every place where it is called counts. (chevrotain looks inside one rule only, and takes whatever an option or a
 * repetition can take.)
 */
import type { TokenType } from 'chevrotain';
import { TokenStrings } from './token-strings.ts';

export interface Conflict {
  /** The rule, and which decision in it: `place OR`, `deploy OPTION2`. */
  readonly decision: string;
  /** The token strings that both ways begin with, as `first second`. */
  readonly strings: readonly string[];
}

/** A production as chevrotain writes it; which fields there are depends on its type. */
export interface Production {
  readonly type: string;
  readonly name?: string;
  readonly idx?: number;
  readonly separator?: { readonly name: string };
  readonly definition?: readonly Production[];
}

export function findConflicts(rules: readonly Production[], lexed: readonly TokenType[]): readonly Conflict[] {
  const count = lexed.length + 1;
  const names = [...lexed.map((type) => type.name), 'EOF'];
  const ruleOf = new Map(rules.map((rule) => [rule.name ?? '', rule]));
  const firsts = new Map(rules.map((rule) => [rule.name ?? '', new TokenStrings(count)]));
  const follows = new Map(rules.map((rule) => [rule.name ?? '', new TokenStrings(count)]));

  const epsilon = new TokenStrings(count);
  epsilon.empty = true;

  const terminals = new Map<string, TokenStrings>();
  function terminal(name: string): TokenStrings {
    let strings = terminals.get(name);
    if (strings === undefined) {
      strings = new TokenStrings(count);
      for (const [index, type] of lexed.entries()) if (isKindOf(type, name)) strings.add(index, 'end');
      terminals.set(name, strings);
    }
    return strings;
  }

  const known = (map: ReadonlyMap<string, TokenStrings>, name: string): TokenStrings => {
    const strings = map.get(name);
    if (strings === undefined) throw new Error(`no rule ${name}`);
    return strings;
  };

  function union(sets: readonly TokenStrings[]): TokenStrings {
    const all = new TokenStrings(count);
    for (const set of sets) all.addAll(set);
    return all;
  }

  function sequence(productions: readonly Production[]): TokenStrings {
    return productions.reduceRight<TokenStrings>((rest, production) => strings(production).followedBy(rest), epsilon);
  }

  /** One round or more, each but the first after a separator if there is one. Two rounds fill two tokens. */
  function rounds(production: Production): TokenStrings {
    const one = sequence(production.definition ?? []);
    const separator = production.separator === undefined ? epsilon : terminal(production.separator.name);
    return union([one, one.followedBy(separator.followedBy(one))]);
  }

  function strings(production: Production): TokenStrings {
    switch (production.type) {
      case 'Terminal':
        return terminal(production.name ?? '');
      case 'NonTerminal':
        return known(firsts, production.name ?? '');
      case 'Alternation':
        return union((production.definition ?? []).map(strings));
      case 'Option':
        return union([epsilon, sequence(production.definition ?? [])]);
      case 'Repetition':
      case 'RepetitionWithSeparator':
        return union([epsilon, rounds(production)]);
      case 'RepetitionMandatory':
      case 'RepetitionMandatoryWithSeparator':
        return rounds(production);
      default:
        return sequence(production.definition ?? []);
    }
  }

  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of rules) {
      if (known(firsts, rule.name ?? '').addAll(sequence(rule.definition ?? []))) changed = true;
    }
  }

  // The file is followed by its end, and that by nothing.
  known(follows, 'file').add(count - 1, 'end');
  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of rules) {
      visit(rule.definition ?? [], known(follows, rule.name ?? ''), (production, after) => {
        if (production.type !== 'NonTerminal') return;
        if (known(follows, production.name ?? '').addAll(after)) changed = true;
      });
    }
  }

  /** Tells every production inside a sequence, with what can come after it. */
  function visit(
    productions: readonly Production[],
    after: TokenStrings,
    tell: (production: Production, after: TokenStrings) => void,
  ): void {
    let rest = after;
    for (const production of [...productions].reverse()) {
      tell(production, rest);
      const inner = production.definition ?? [];
      if (production.type === 'Alternation')
        for (const alternative of inner) visit(alternative.definition ?? [], rest, tell);
      else if (production.type.startsWith('Repetition')) visit(inner, againOr(production, rest), tell);
      else visit(inner, rest, tell);
      rest = strings(production).followedBy(rest);
    }
  }

  function againOr(production: Production, rest: TokenStrings): TokenStrings {
    const separator = production.separator === undefined ? epsilon : terminal(production.separator.name);
    return union([rest, separator.followedBy(rounds(production)).followedBy(rest)]);
  }

  const found = new Map<string, Set<string>>();
  function report(rule: Production, production: Production, a: TokenStrings, b: TokenStrings): void {
    const common = a.common(b);
    if (common.length === 0) return;
    const decision = `${rule.name} ${dslNames.get(production.type)}${production.idx === 0 ? '' : production.idx}`;
    const all = found.get(decision) ?? new Set();
    for (const [first, second] of common) all.add(`${names[first]} ${second === 'end' ? 'end' : names[second]}`);
    found.set(decision, all);
  }

  for (const rule of rules) {
    visit(rule.definition ?? [], known(follows, rule.name ?? ''), (production, after) => {
      if (production.type === 'Alternation') {
        const ways = (production.definition ?? []).map((way) => sequence(way.definition ?? []).followedBy(after));
        for (const [index, way] of ways.entries()) {
          for (const other of ways.slice(index + 1)) report(rule, production, way, other);
        }
      } else if (production.type === 'Option' || production.type === 'Repetition') {
        const inside = sequence(production.definition ?? []);
        report(
          rule,
          production,
          inside.followedBy(production.type === 'Option' ? after : againOr(production, after)),
          after,
        );
      } else if (production.type === 'RepetitionWithSeparator') {
        report(rule, production, rounds(production).followedBy(after), after);
        report(rule, production, again(production, after), after);
      } else if (production.type.startsWith('Repetition')) {
        report(rule, production, again(production, after), after);
      }
    });
  }

  function again(production: Production, after: TokenStrings): TokenStrings {
    const separator = production.separator === undefined ? epsilon : terminal(production.separator.name);
    return separator.followedBy(rounds(production)).followedBy(after);
  }

  if (ruleOf.size !== rules.length) throw new Error('two rules have one name');
  return [...found].map(([decision, all]) => ({ decision, strings: [...all].sort() })).sort(byDecision);
}

const byDecision = (a: Conflict, b: Conflict): number => (a.decision < b.decision ? -1 : 1);

const dslNames: ReadonlyMap<string, string> = new Map([
  ['Alternation', 'OR'],
  ['Option', 'OPTION'],
  ['Repetition', 'MANY'],
  ['RepetitionMandatory', 'AT_LEAST_ONE'],
  ['RepetitionWithSeparator', 'MANY_SEP'],
  ['RepetitionMandatoryWithSeparator', 'AT_LEAST_ONE_SEP'],
]);

function isKindOf(type: TokenType, name: string): boolean {
  return type.name === name || (type.CATEGORIES ?? []).some((category) => isKindOf(category, name));
}
