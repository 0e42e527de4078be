// The files in grammar/ are fresh (another test says so), and do what they are for.
import { describe, expect, it } from 'vitest';
import { WORDS } from '../packages/language/src/schema/index.ts';
import { readText } from './support/repository.ts';

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

const textMate = JSON.parse(readText('grammar/rollout.tmLanguage.json')) as {
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, Rule>>;
};

function patternsOf(rule: Rule): string[] {
  const own = [rule.match, rule.begin, rule.end].filter((pattern) => pattern !== undefined);
  return [...own, ...(rule.patterns ?? []).flatMap(patternsOf)];
}

describe('the TextMate grammar', () => {
  it('includes what it has', () => {
    expect(textMate.patterns.map(({ include }) => include)).toEqual(
      Object.keys(textMate.repository).map((name) => `#${name}`),
    );
  });

  it('has patterns that are regular expressions', () => {
    for (const rule of Object.values(textMate.repository)) {
      for (const pattern of patternsOf(rule)) expect(() => new RegExp(pattern, 'u'), pattern).not.toThrow();
    }
  });

  it.each(WORDS)('colours `%s` as one kind of word, and not inside a name', (word) => {
    const kinds = textMate.repository.words?.patterns ?? [];
    const matching = kinds.filter(({ match = '' }) => new RegExp(match).exec(`x ${word} x`)?.[0] === word);
    expect(matching.length).toBe(1);
    for (const { match = '' } of kinds) expect(new RegExp(match).test(`my-${word}-2`)).toBe(false);
  });
});

describe('the railroad diagrams', () => {
  it('open without the web', () => {
    const page = readText('grammar/railroad.html');
    expect(page).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)=/);
    expect(page.match(/<script>/g)?.length).toBe(2);
    expect(page.match(/<\/script>/g)?.length).toBe(2);
  });
});
