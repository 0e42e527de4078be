/** The grammar and the schema in one notation, so that they can be compared. */
import type { ISerializedGast } from 'chevrotain';
import { type Entry, type Form, type PartType, parseForm, ruleNameOf, SYMBOLS, WORDS } from '../../../schema/index.ts';
import { keywords, symbolType } from '../../tokens/token-types.ts';

/** `word`, `"symbol"`, `<TokenType>`, `rule`, and what is made of them. */
export type Notation =
  | string
  | { readonly sequence: readonly Notation[] }
  | { readonly choice: readonly Notation[] }
  | { readonly optional: Notation }
  | { readonly repeated: Notation };

function sequence(items: readonly Notation[]): Notation {
  const flat = items.flatMap((item) => (typeof item === 'object' && 'sequence' in item ? item.sequence : [item]));
  return flat.length === 1 ? (flat[0] ?? '') : { sequence: flat };
}

const list = (item: Notation, separator: Notation): Notation =>
  sequence([item, { repeated: sequence([separator, item]) }]);

/** What the schema says of an entry. */
export function notationOfEntry(entry: Entry): Notation {
  switch (entry.kind) {
    case 'group':
      return { choice: entry.of.map((id) => rule(ruleNameOf(id))) };
    case 'block': {
      const held = entry.holds.map((id) => rule(ruleNameOf(id)));
      return sequence(['"{"', { repeated: held.length === 1 ? (held[0] ?? '') : { choice: held } }, '"}"']);
    }
    default:
      return notationOfForm(parseForm(entry.form), (part) => partNotation(entry.parts[part]?.type, entry.id));
  }
}

const rule = (name: string): string => `rule ${name}`;
const token = (name: string): string => `<${name}>`;

const tokenTypes: Readonly<Record<string, string>> = {
  name: 'Name',
  identifier: 'Identifier',
  text: 'String',
  number: 'Number',
  percent: 'Percent',
  value: 'Value',
  'plain-value': 'PlainValue',
  date: 'Date',
  time: 'Time',
  weekday: 'Weekday',
  unit: 'Unit',
  comparator: 'Comparator',
  statistic: 'Statistic',
  period: 'Period',
  level: 'Level',
  'singular-level': 'SingularLevel',
  'plural-level': 'PluralLevel',
  'each-unit': 'EachUnit',
};

function partNotation(type: PartType | undefined, id: string): Notation {
  if (type === undefined) throw new Error(`a part of ${id} has no type`);
  if (typeof type === 'object') return rule(ruleNameOf(type.entry));
  const tokenType = tokenTypes[type];
  return tokenType === undefined ? rule('quantity') : token(tokenType);
}

function notationOfForm(form: Form, part: (name: string) => Notation): Notation {
  switch (form.kind) {
    case 'word':
      return form.word;
    case 'symbol':
      return `"${form.symbol}"`;
    case 'part':
      return part(form.part);
    case 'sequence':
      return sequence(form.items.map((item) => notationOfForm(item, part)));
    case 'choice':
      return { choice: form.options.map((option) => notationOfForm(option, part)) };
    case 'optional':
      return { optional: notationOfForm(form.form, part) };
    case 'repeated':
      return { repeated: notationOfForm(form.form, part) };
    case 'list':
      return list(notationOfForm(form.form, part), '","');
  }
}

const writtenAs: ReadonlyMap<string, string> = new Map([
  ...Object.entries(keywords(...WORDS)).map(([word, type]): [string, string] => [type.name, word]),
  ...SYMBOLS.map((symbol): [string, string] => [symbolType(symbol).name, `"${symbol}"`]),
]);

interface Production {
  readonly type: string;
  readonly name?: string;
  readonly separator?: { readonly name: string };
  readonly definition?: readonly Production[];
}

/** What the grammar says of a rule. */
export function notationOfRule(grammar: ISerializedGast): Notation {
  // Serialised productions have just these fields.
  return inside(grammar as Production);
}

function inside(production: Production): Notation {
  return sequence((production.definition ?? []).map(notationOf));
}

function terminalNotation(name: string): Notation {
  return writtenAs.get(name) ?? token(name);
}

function notationOf(production: Production): Notation {
  const separator = terminalNotation(production.separator?.name ?? '');
  switch (production.type) {
    case 'Terminal':
      return terminalNotation(production.name ?? '');
    case 'NonTerminal':
      return rule(production.name ?? '');
    case 'Alternation': {
      const options = (production.definition ?? []).map(inside);
      return { choice: options };
    }
    case 'Option':
      return { optional: inside(production) };
    case 'Repetition':
      return { repeated: inside(production) };
    case 'RepetitionMandatoryWithSeparator':
      return list(inside(production), separator);
    case 'RepetitionWithSeparator':
      return { optional: list(inside(production), separator) };
    default:
      throw new Error(`the grammar uses a ${production.type}, which the forms cannot say`);
  }
}
