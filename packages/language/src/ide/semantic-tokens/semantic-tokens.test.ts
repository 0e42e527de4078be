import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleSources } from '../testing/example-sources.ts';
import { fileOf, marked } from '../testing/marked.ts';
import { lexemesOfFile } from '../tree-path.ts';
import { bitsOf, numberOfKind, TOKEN_KINDS, TOKEN_LEGEND } from './legend.ts';
import { semanticTokens } from './semantic-tokens.ts';

/** The tokens of the first file, each as its text, its kind and its modifiers. */
function tokensOf(source: string): readonly string[] {
  const { sources, path } = marked(source);
  const file = sources.files.get(path) ?? fileOf(path, '');
  return semanticTokens(file, sources).map(
    ({ start, end, kind, modifiers }) => `${file.text.slice(start, end)}: ${[kind, ...modifiers].join(' ')}`,
  );
}

describe('what each word means', () => {
  test('of a model', () => {
    expect(tokensOf('model m { bug crash { present 3%  surfaces after exponential(mean 200 server-hours) } }')).toEqual(
      [
        'model: keyword',
        'm: model declaration',
        'bug: keyword',
        'crash: bug declaration',
        'present: keyword',
        '3%: percent',
        'surfaces: keyword',
        'after: keyword',
        'exponential: function defaultLibrary',
        'mean: keyword defaultLibrary',
        '200: number',
        'server-hours: unit',
      ],
    );
  });
  test('of a plan', () => {
    const tokens = tokensOf(
      'plan p on f { param soak = 4h stage s { deploy 1 cluster in us/web wait soak gate health } }',
    );
    for (const token of [
      'p: plan declaration',
      'f: topology',
      'soak: param declaration readonly',
      '4h: duration',
      's: stage declaration',
      'cluster: level',
      'us: node',
      '/: operator',
      'web: node',
      'soak: param readonly',
      'health: check defaultLibrary',
    ]) {
      expect(tokens).toContain(token);
    }
  });
  test('of a word of the language that is a name', () => {
    expect(tokensOf('plan stage { stage wait { deploy all } }')).toEqual([
      'plan: keyword',
      'stage: plan declaration',
      'stage: keyword',
      'wait: stage declaration',
      'deploy: keyword',
      'all: keyword',
    ]);
  });
  test('of comments, line by line', () => {
    expect(tokensOf('/// Doc.\nmodel m { /* one\n  two */ } // three')).toEqual([
      '/// Doc.: comment documentation',
      'model: keyword',
      'm: model declaration',
      '/* one: comment',
      'two */: comment',
      '// three: comment',
    ]);
  });
  test('of imported names', () => {
    const source =
      '//- plan.rollout\nimport { m, f, g } from "./other.rollout"\n//- other.rollout\nmodel m { }\ntopology f { }\n';
    const tokens = tokensOf(source);
    for (const token of ['m: model', 'f: topology', 'g: declaration']) expect(tokens).toContain(token);
  });
  test('of what is broken', () => {
    expect(tokensOf('plan { stage $ % "open\n 12h30 } }')).toEqual(
      expect.arrayContaining(['plan: keyword', 'stage: keyword', '"open: stage declaration', '12h30: number']),
    );
  });
});

test('the legend has each type once, with a scope, and bits for modifiers', () => {
  expect(new Set(TOKEN_LEGEND.tokenTypes).size).toBe(TOKEN_LEGEND.tokenTypes.length);
  for (const { scopes } of Object.values(TOKEN_KINDS)) {
    for (const scope of scopes) expect(scope).toMatch(/\.rollout$/);
    expect(scopes.length).toBeGreaterThan(0);
  }
  expect(numberOfKind('operator')).toBe(TOKEN_LEGEND.tokenTypes.indexOf('operator'));
  expect(bitsOf(['declaration', 'defaultLibrary'])).toBe(0b1001);
});

describe('in all texts', () => {
  const texts = exampleSources().flatMap(({ sources }) => [...sources.files.values()].map(({ text }) => text));

  function isInOrder(text: string, tokens: ReturnType<typeof semanticTokens>): boolean {
    return tokens.every(({ start, end }, index) => {
      const before = tokens[index - 1]?.end ?? 0;
      return before <= start && start < end && end <= text.length && !/[\r\n]/.test(text.slice(start, end));
    });
  }

  test('each word of the examples has one, and they stand in order, apart, each on one line', () => {
    for (const text of texts) {
      const file = fileOf('plan.rollout', text);
      const tokens = semanticTokens(file);
      expect(isInOrder(text, tokens)).toBe(true);
      const starts = new Set(tokens.map(({ start }) => start));
      const without = lexemesOfFile(file).tokens.filter(
        (token) => /^[\p{L}\d"]/u.test(token.text) && !starts.has(token.start),
      );
      expect(without).toEqual([]);
    }
  });

  test('so they do in mutated ones; a range gives those of the whole that touch it', () => {
    const edit = fc.record({
      text: fc.constantFrom(...texts),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(60),
      put: fc.oneof(fc.constantFrom('{', '}', '"', '/*', '*/', '///\n', '\ud800', '\r'), fc.string()),
      from: fc.integer({ min: -10, max: 3000 }),
      length: fc.integer({ min: -5, max: 400 }),
    });
    fc.assert(
      fc.property(edit, ({ text, at, cut, put, from, length }) => {
        const place = Math.floor(at * text.length);
        const mutated = `${text.slice(0, place)}${put}${text.slice(place + cut)}`;
        const file = fileOf('plan.rollout', mutated);
        const all = semanticTokens(file);
        expect(isInOrder(mutated, all)).toBe(true);
        const range = { start: from, end: from + length };
        const touching = all.filter(({ start, end }) => start < range.end && end > range.start);
        expect(semanticTokens(file, undefined, range)).toEqual(touching);
      }),
      { numRuns: 120, seed: 3 },
    );
  });
});
