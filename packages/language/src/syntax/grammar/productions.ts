/** The grammar as plain data: what its rules are made of, as chevrotain serialises it. */

export type Production =
  | { readonly type: 'Terminal'; readonly name: string; readonly idx: number }
  | { readonly type: 'NonTerminal'; readonly name: string; readonly idx: number }
  | { readonly type: 'Alternation'; readonly idx: number; readonly ways: readonly Sequence[] }
  | { readonly type: PlainKind; readonly idx: number; readonly definition: Sequence }
  | { readonly type: SeparatedKind; readonly idx: number; readonly definition: Sequence; readonly separator: string };

type PlainKind = 'Option' | 'Repetition' | 'RepetitionMandatory';
type SeparatedKind = 'RepetitionWithSeparator' | 'RepetitionMandatoryWithSeparator';

export type Sequence = readonly Production[];

/** The definition of each rule, by its name. */
export type Grammar = Readonly<Record<string, Sequence>>;

/** The definition of a rule. Throws where there is none: names of rules are ours. */
export function definitionOf(grammar: Grammar, rule: string): Sequence {
  const definition = grammar[rule];
  if (definition === undefined) throw new Error(`the grammar has no rule ${rule}`);
  return definition;
}

/** Whether a production need not be there at all, whatever is inside. */
export function mayBeLeftOut({ type }: Production): boolean {
  return type === 'Option' || type === 'Repetition' || type === 'RepetitionWithSeparator';
}

/** What may come after one round of a repetition: another one. */
export function again(production: Production): Sequence {
  switch (production.type) {
    case 'Repetition':
    case 'RepetitionMandatory':
      return [{ type: 'Repetition', idx: production.idx, definition: production.definition }];
    case 'RepetitionWithSeparator':
    case 'RepetitionMandatoryWithSeparator': {
      const separator = { type: 'Terminal', name: production.separator, idx: 0 } as const;
      return [{ type: 'Repetition', idx: production.idx, definition: [separator, ...production.definition] }];
    }
    default:
      return [];
  }
}

export interface Placed {
  readonly production: Production;
  /** What can follow it in its rule; another round of what it stands in included. */
  readonly rest: Sequence;
}

/** Every production inside a sequence, each with what follows it. */
export function* withRest(sequence: Sequence, rest: Sequence = []): Generator<Placed> {
  for (const [index, production] of sequence.entries()) {
    const after = [...sequence.slice(index + 1), ...rest];
    yield { production, rest: after };
    if (production.type === 'Terminal' || production.type === 'NonTerminal') continue;
    if (production.type === 'Alternation') for (const way of production.ways) yield* withRest(way, after);
    else yield* withRest(production.definition, [...again(production), ...after]);
  }
}

/** What chevrotain serialises; which fields there are depends on the type. */
interface Serialized {
  readonly type: string;
  readonly name?: string;
  readonly idx?: number;
  readonly separator?: { readonly name: string };
  readonly definition?: readonly Serialized[];
}

/** The grammar of a parser's serialised productions. */
export function grammarOf(rules: readonly Serialized[]): Grammar {
  return Object.fromEntries(rules.map((rule) => [rule.name ?? '', sequenceOf(rule)]));
}

function sequenceOf({ definition = [] }: Serialized): Sequence {
  return definition.map(productionOf);
}

function productionOf(serialized: Serialized): Production {
  const { type, name = '', idx = 0, separator } = serialized;
  switch (type) {
    case 'Terminal':
    case 'NonTerminal':
      return { type, name, idx };
    case 'Alternation':
      return { type, idx, ways: (serialized.definition ?? []).map(sequenceOf) };
    case 'Option':
    case 'Repetition':
    case 'RepetitionMandatory':
      return { type, idx, definition: sequenceOf(serialized) };
    case 'RepetitionWithSeparator':
    case 'RepetitionMandatoryWithSeparator':
      return { type, idx, definition: sequenceOf(serialized), separator: separator?.name ?? '' };
    default:
      throw new Error(`a ${type} is no production`);
  }
}
