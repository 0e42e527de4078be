import {
  COMPARATORS,
  ENTRIES,
  type Entry,
  type Form,
  LEVEL_WORDS,
  type PartType,
  PERIOD_WORDS,
  parseForm,
  UNIT_WORDS,
  WEEKDAY_WORDS,
} from '../../../packages/language/src/schema/index.ts';

/** The grammar in EBNF, entry by entry as the schema has them. */
export function ebnf(): string {
  const rules = [`file = declaration* EOF`, ...ENTRIES.map((entry) => `${entry.id} = ${rightSide(entry)}`)];
  return `${header}\n${rules.join('\n')}\n\n${tokens}\n`;
}

const header = `(* The grammar of Rollout. Generated from the schema by "npm run generate": do not edit.
   'x' stands for itself, x? may be left out, x* is any number of them, (x | y) a choice. A word of the language is a
   name wherever only a name can stand; where both can, it is the word. After a comma in a list of places a number, a
   percent, 'all' or 'remaining' begins a new selection. Newlines mean nothing; comments stand between any two tokens. *)
`;

const quoted = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(' | ');

const tokens = `(* Tokens. \\p{…} are Unicode's classes. *)
NAME = identifier | string | any word of the language
VALUE = NAME | number | percent | duration
PLAIN = identifier | string | number | percent | duration
identifier = [\\p{L}_] [\\p{L}\\p{M}\\p{N}_]* ( '-' [\\p{L}\\p{M}\\p{N}_]+ )*
number = '-'? [0-9] [0-9_]* ( '.' [0-9] [0-9_]* )?
percent = number '%'
duration = '-'? ( [0-9] [0-9_]* ( '.' [0-9] [0-9_]* )? ( 'w' | 'd' | 'h' | 'm' | 's' | 'ms' ) )+
date = [0-9] [0-9] [0-9] [0-9] '-' [0-9] [0-9] '-' [0-9] [0-9]
time = [0-9] [0-9] ':' [0-9] [0-9]
string = '"' ( [^"\\\\\\n\\r] | '\\"' | '\\\\' | '\\n' | '\\u{' [0-9A-Fa-f]+ '}' )* '"'
singular-level = ${quoted(LEVEL_WORDS.map(({ level }) => level))}
plural-level = ${quoted(LEVEL_WORDS.map(({ plural }) => plural))}
level = singular-level | plural-level
each-unit = singular-level | 'upgradeDomain'
weekday = ${quoted(WEEKDAY_WORDS)}
period = ${quoted(PERIOD_WORDS)}
unit = ${quoted(UNIT_WORDS.map(({ unit }) => unit))}
comparator = ${quoted(COMPARATORS)}
comment = '//' … end of line | '/*' … '*/' | '///' … end of line (documents what stands below it)`;

function rightSide(entry: Entry): string {
  switch (entry.kind) {
    case 'group':
      return entry.of.join(' | ');
    case 'block':
      return `'{' ( ${entry.holds.join(' | ')} )* '}'`;
    default:
      return written(parseForm(entry.form), (part) => nameOf(entry.parts[part]?.type), 'choice');
  }
}

function nameOf(type: PartType | undefined): string {
  if (type === undefined) throw new Error('a part without a type');
  if (typeof type === 'object') return type.entry;
  const tokenNames: Readonly<Record<string, string>> = {
    name: 'NAME',
    value: 'VALUE',
    'plain-value': 'PLAIN',
    text: 'string',
  };
  const own = ['identifier', 'number', 'percent', 'unit', 'comparator', 'period', 'level', 'singular-level'];
  const terms = ['plural-level', 'each-unit', 'date', 'time', 'weekday'];
  if (own.includes(type) || terms.includes(type)) return type;
  return tokenNames[type] ?? 'quantity';
}

/** A form, with brackets where what stands around it binds tighter. */
function written(form: Form, part: (name: string) => string, inside: 'choice' | 'sequence' | 'postfix'): string {
  switch (form.kind) {
    case 'word':
      return `'${form.word}'`;
    case 'symbol':
      return `'${form.symbol}'`;
    case 'part':
      return part(form.part);
    case 'sequence': {
      const text = form.items.map((item) => written(item, part, 'sequence')).join(' ');
      return inside === 'postfix' ? `( ${text} )` : text;
    }
    case 'choice': {
      const text = form.options.map((option) => written(option, part, 'choice')).join(' | ');
      return inside === 'choice' ? text : `( ${text} )`;
    }
    case 'optional':
      return `${written(form.form, part, 'postfix')}?`;
    case 'repeated':
      return `${written(form.form, part, 'postfix')}*`;
    case 'list': {
      const item = written(form.form, part, 'postfix');
      return inside === 'postfix' ? `( ${item} ( ',' ${item} )* )` : `${item} ( ',' ${item} )*`;
    }
  }
}
