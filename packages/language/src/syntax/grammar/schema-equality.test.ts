import { expect, test } from 'vitest';
import { ENTRIES, ruleNameOf, WORDS } from '../../schema/index.ts';
import { keywords } from '../tokens/token-types.ts';
import { recordedParser } from './parser.ts';
import { notationOfEntry, notationOfRule } from './testing/grammar-forms.ts';

const grammar = recordedParser().getSerializedGastProductions();
const ruleNames = grammar.map((rule) => ('name' in rule ? String(rule.name) : ''));

test('every entry of the schema is a rule of the grammar, and every rule an entry', () => {
  expect(ruleNames.filter((name) => name !== 'file').sort()).toEqual(ENTRIES.map(({ id }) => ruleNameOf(id)).sort());
});

test.each(ENTRIES)('$id is written in the grammar as the schema says', (entry) => {
  const rule = grammar[ruleNames.indexOf(ruleNameOf(entry.id))];
  expect(rule && notationOfRule(rule)).toEqual(notationOfEntry(entry));
});

test('a file is any number of declarations', () => {
  const file = grammar[ruleNames.indexOf('file')];
  expect(file && notationOfRule(file)).toEqual({ repeated: 'rule declaration' });
});

test('every word of the schema is used by the grammar, and no other word is a keyword', () => {
  const used = new Set(JSON.stringify(grammar).match(/"name":"\w+"/g));
  const types = keywords(...WORDS);
  const byCategory = new Set(['SingularLevel', 'PluralLevel', 'Period', 'Unit', 'Weekday']);
  for (const word of WORDS) {
    const type = types[word];
    const own = used.has(`"name":"${type?.name}"`);
    const inCategory = type?.CATEGORIES?.some((category) => byCategory.has(category.name)) ?? false;
    expect(own || inCategory, word).toBe(true);
  }
});
