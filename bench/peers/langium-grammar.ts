/** The language as a grammar of Langium's, made from the schema: a grammar of like size, which reads the same texts. */
import {
  ENTRIES,
  entryOf,
  type Form,
  type FormEntry,
  LEVEL_WORDS,
  type Part,
  PERIOD_WORDS,
  parseForm,
  ruleNameOf,
  UNIT_WORDS,
  WEEKDAY_WORDS,
} from '../../packages/language/src/schema/index.ts';

/** What is found by name across files: each is declared by a declaration of its own. */
const REFERABLE: readonly string[] = ['topology', 'service', 'flag', 'model', 'plan', 'stage'];

const TOKENS: Readonly<Record<string, string>> = {
  identifier: 'NAME',
  text: 'TEXT',
  number: 'NUMBER',
  percent: 'PERCENT',
  'plain-value': 'Value',
  value: 'Value',
  unit: words(UNIT_WORDS.map(({ unit }) => unit)),
  comparator: "('==' | '!=' | '<=' | '>=' | '<' | '>')",
  statistic: 'NAME',
  date: 'DATE',
  time: 'TIME',
  weekday: words(WEEKDAY_WORDS),
  period: words(PERIOD_WORDS),
  level: words(LEVEL_WORDS.flatMap(({ level, plural }) => [level, plural])),
  'singular-level': words(LEVEL_WORDS.map(({ level }) => level)),
  'plural-level': words(LEVEL_WORDS.map(({ plural }) => plural)),
  'each-unit': words([...LEVEL_WORDS.map(({ level }) => level), 'upgradeDomain']),
};

const TERMINALS = `
Value returns string: NAME | NUMBER | PERCENT | DURATION | TEXT;
Figure: value=Value (unit=${TOKENS.unit})?;
hidden terminal BLANKS: /\\s+/;
hidden terminal BLOCK_COMMENT: /\\/\\*[\\s\\S]*?\\*\\//;
hidden terminal LINE_COMMENT: /\\/\\/[^\\n\\r]*/;
terminal DATE: /\\d{4}-\\d{2}-\\d{2}/;
terminal TIME: /\\d{2}:\\d{2}/;
terminal PERCENT: /\\d[\\d_]*(\\.\\d+)?%/;
terminal DURATION: /(\\d[\\d_]*(\\.\\d+)?(ms|s|m|h|d|w))+/;
terminal NUMBER: /\\d[\\d_]*(\\.\\d+)?/;
terminal TEXT: /"(\\\\.|[^"\\\\\\n])*"/;
terminal NAME: /[A-Za-z_][\\w]*(-[\\w]+)*/;
`;

/** The whole grammar. */
export function langiumGrammar(): string {
  const rules = ENTRIES.map((each) => {
    const name = nameOf(each.id);
    switch (each.kind) {
      case 'group':
        return `${name}: ${each.of.map(nameOf).join(' | ')};`;
      case 'block':
        return `${name}: {infer ${name}} '{' items+=(${each.holds.map(nameOf).join(' | ')})* '}';`;
      default:
        return `${name}: {infer ${name}} ${written(parseForm(each.form), each)};`;
    }
  });
  return `grammar Rollout\nentry File: declarations+=Declaration*;\n${rules.join('\n')}\n${TERMINALS}`;
}

function nameOf(id: string): string {
  const rule = ruleNameOf(id);
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1)}`;
}

function words(all: readonly string[]): string {
  return `(${all.map((word) => `'${word}'`).join(' | ')})`;
}

function written(form: Form, of: FormEntry): string {
  switch (form.kind) {
    case 'word':
      return `'${form.word}'`;
    case 'symbol':
      return `'${form.symbol}'`;
    case 'part':
      return part(form.part, of);
    case 'sequence':
      return form.items.map((item) => written(item, of)).join(' ');
    case 'choice':
      return `(${form.options.map((option) => written(option, of)).join(' | ')})`;
    case 'optional':
      return `(${written(form.form, of)})?`;
    case 'repeated':
      return `(${written(form.form, of)})*`;
    case 'list':
      return `${written(form.form, of)} (',' ${written(form.form, of)})*`;
  }
}

function part(name: string, of: FormEntry): string {
  const described: Part | undefined = of.parts[name];
  if (described === undefined) throw new Error(`${of.id} has no part ${name}`);
  const property = `p${name.toLowerCase().replaceAll(/[^a-z]/g, '')}`;
  const { type, refersTo } = described;
  if (type === 'name' && refersTo === undefined && name === 'NAME') return 'name=NAME';
  if (type === 'name' && refersTo !== undefined && REFERABLE.includes(refersTo))
    return `${property}+=[${nameOf(refersTo)}:NAME]`;
  if (type === 'name') return `${property}+=NAME`;
  if (typeof type !== 'string') return `${property}+=${nameOf(entryOf(type.entry).id)}`;
  const token = TOKENS[type];
  return token === undefined ? `${property}+=Figure` : `${property}+=${token}`;
}
