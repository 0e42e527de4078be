// docs/language.md is about the language that is built: its examples parse, and every word of the language is in it.
import { describe, expect, it } from 'vitest';
import { WORDS } from '../packages/language/src/schema/index.ts';
import { parse } from '../packages/language/src/syntax/index.ts';
import { readText } from './support/repository.ts';

const page = readText('docs/language.md');

/** Where an example stands that is no whole file. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  file: ['', ''],
  'plan-body': ['plan p {\n', '\n}'],
  'stage-body': ['plan p { stage s {\n', '\n} }'],
};

const examples = [...page.matchAll(/```rollout(?: in=([\w-]+))?\n([\s\S]*?)```/g)].map(
  ([, block = 'file', text = '']) => {
    const [before, after] = around[block] ?? ['no such block: ', ''];
    return { text: `${before}${text}${after}`, line: page.slice(0, page.indexOf(text)).split('\n').length };
  },
);

describe('the reference of the language', () => {
  it.each(examples)('has an example in line $line that parses', ({ text }) => {
    expect(parse(text).diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it.each(WORDS)('says `%s`', (word) => {
    expect(page).toMatch(new RegExp(`(?<![\\w-])${word}(?![\\w-])`));
  });

  it('links to sections that it has', () => {
    const sections = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, anchor] of page.matchAll(/\]\(#([\w-]+)\)/g)) expect(sections).toContain(anchor);
  });
});
