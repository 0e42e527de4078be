import { expect, test } from 'vitest';
import { ENTRIES, sentencesIn } from '../../schema/index.ts';
import { lexemesOf } from '../../syntax/index.ts';
import { readText } from '../reading/index.ts';
import { fillSnippet, leadingWords, without } from './snippets.ts';

const places = ['declaration', ...ENTRIES.flatMap((entry) => (entry.kind === 'block' ? [entry.id] : []))];
const sentences = places.flatMap((place) =>
  sentencesIn(place).map((entry) => ({ place, id: entry.id, snippet: entry.snippet ?? '', entry })),
);

/** The snippet with the n-th choice at each placeholder that has so many. */
function chosen(snippet: string, nth: number): string {
  return snippet.replaceAll(/<([^<>]*)>/g, (_, held: string) => {
    const choices = held.split('|');
    return choices[Math.min(nth, choices.length - 1)] ?? '';
  });
}

test.each(sentences)('$id in $place: every choice of its snippet can be read', ({ place, snippet }) => {
  for (let nth = 0; nth < 8; nth++) {
    const text = chosen(snippet, nth);
    expect(readText(text, place === 'declaration' ? 'file' : place).length, text).toBe(lexemesOf(text).tokens.length);
  }
});

test('a placeholder that refers to something holds what there is', () => {
  const snippet = 'plan <weekly> on <prod> using <typical> {\n  <>\n}';
  const names = { topology: ['east', 'west'], model: ['"my model"'] };
  const filled = fillSnippet(snippet, 'file', ({ part }) =>
    part?.refersTo === 'topology' || part?.refersTo === 'model' ? names[part.refersTo] : undefined,
  );
  expect(filled.text).toBe('plan weekly on east using "my model" {\n  \n}');
  expect(filled.snippet).toBe('plan ${1:weekly} on ${2|east,west|} using ${3:"my model"} {\n  $0\n}');
  expect(without(snippet, 'on')).toBe('plan <weekly> using <typical> {\n  <>\n}');
});

test('what editors would take for a part of a placeholder is escaped', () => {
  const filled = fillSnippet('exclusive <us-east>, <us-west>', 'plan-body', () => ['"a,b"', '"c$d"', '"e}f"']);
  expect(filled.snippet).toBe('exclusive ${1|"a\\,b","c\\$d","e\\}f"|}, ${2|"c\\$d","e\\}f"|}');
});

test('a sentence is called by the words that every way to write it begins with', () => {
  const called = (id: string) => sentences.flatMap(({ entry }) => (entry.id === id ? [leadingWords(entry)] : []))[0];
  expect(called('at-most-one')).toBe('at most one');
  expect(called('deploy-takes')).toBe('deploy takes');
  expect(called('shift-traffic')).toBe('shift traffic');
  expect(called('gate')).toBe('gate');
  expect(called('bad-when')).toBe('bad when');
});
