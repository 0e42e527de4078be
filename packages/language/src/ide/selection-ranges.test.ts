import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectionRanges } from './selection-ranges.ts';
import { exampleSources } from './testing/example-sources.ts';
import { fileOf, marked } from './testing/marked.ts';

function grownFrom(source: string): readonly string[] {
  const { sources, path, offset, text } = marked(source);
  const file = sources.files.get(path);
  return file === undefined ? [] : selectionRanges(file, offset).map(({ start, end }) => text.slice(start, end));
}

test('from the word over its phrase, sentence, block and declaration to the file', () => {
  expect(grownFrom('/// Doc.\nplan p {\n  stage s { deploy 2 clusters in us-w$0est }\n}\n')).toEqual([
    'us-west',
    'in us-west',
    '2 clusters in us-west',
    'deploy 2 clusters in us-west',
    '{ deploy 2 clusters in us-west }',
    'stage s { deploy 2 clusters in us-west }',
    '{\n  stage s { deploy 2 clusters in us-west }\n}',
    'plan p {\n  stage s { deploy 2 clusters in us-west }\n}',
    '/// Doc.\nplan p {\n  stage s { deploy 2 clusters in us-west }\n}',
    '/// Doc.\nplan p {\n  stage s { deploy 2 clusters in us-west }\n}\n',
  ]);
});

test('from a text in quotes to its quotes', () => {
  expect(grownFrom('import { a } from "./fle$0et.rollout"').slice(0, 3)).toEqual([
    './fleet.rollout',
    '"./fleet.rollout"',
    'import { a } from "./fleet.rollout"',
  ]);
});

test('from an argument to its distribution', () => {
  expect(grownFrom('model m { deploy takes lognormal(median $04m, p95 12m) per server }').slice(0, 5)).toEqual([
    '4m',
    'median 4m',
    'median 4m, p95 12m',
    '(median 4m, p95 12m)',
    'lognormal(median 4m, p95 12m)',
  ]);
});

test('from a comment to the comments around it', () => {
  expect(grownFrom('plan p {\n  // on$0e\n  // two\n}').slice(0, 3)).toEqual([
    '// one',
    '// one\n  // two',
    '{\n  // one\n  // two\n}',
  ]);
});

test('each holds the one before and is larger, whatever the text and the offset', () => {
  const texts = exampleSources().flatMap(({ sources }) => [...sources.files.values()].map(({ text }) => text));
  const drawn = fc.record({
    text: fc.constantFrom('', ...texts),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    put: fc.constantFrom('', '{', '}', '/*', '"', '(', '///'),
    offset: fc.oneof(fc.integer({ min: -10, max: 6000 }), fc.constant(Number.NaN)),
  });
  fc.assert(
    fc.property(drawn, ({ text, at, put, offset }) => {
      const place = Math.floor(at * text.length);
      const file = fileOf('plan.rollout', `${text.slice(0, place)}${put}${text.slice(place)}`);
      const ranges = selectionRanges(file, offset);
      expect(ranges.at(-1)).toEqual({ start: 0, end: file.text.length });
      const inside = Math.min(Math.max(0, offset || 0), file.text.length);
      ranges.forEach(({ start, end }, index) => {
        expect(start <= inside && inside <= end).toBe(true);
        const before = ranges[index - 1];
        if (before === undefined) return;
        expect(start <= before.start && before.end <= end).toBe(true);
        expect(end - start).toBeGreaterThan(before.end - before.start);
      });
    }),
    { numRuns: 200, seed: 6 },
  );
});
