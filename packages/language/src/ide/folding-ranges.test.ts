import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldingRanges } from './folding-ranges.ts';
import { exampleSources } from './testing/example-sources.ts';
import { fileOf } from './testing/marked.ts';

const foldsOf = (text: string): readonly string[] =>
  foldingRanges(fileOf('plan.rollout', text)).map(
    ({ kind, firstLine, lastLine }) => `${kind} ${firstLine}-${lastLine}`,
  );

test('blocks fold up to the line above their brace', () => {
  expect(foldsOf('plan p {\n  stage s {\n    deploy all\n  }\n}\n')).toEqual(['block 1-4', 'block 2-3']);
  expect(foldsOf('plan p { stage s { deploy all } }')).toEqual([]);
  expect(foldsOf('plan p {\n}')).toEqual([]);
});

test('comments fold: blocks, and runs of lines of one kind', () => {
  const text = '// a\n// b\n/// c\n/// d\n/* e\n   f */\nmodel m { } // g\n// h\n\n// i\n';
  expect(foldsOf(text)).toEqual(['comment 1-2', 'comment 3-4', 'comment 5-6']);
});

test('imports at the head of a file fold together', () => {
  const imports = 'import { a } from "./a.rollout"\nimport { b } from "./b.rollout"\n';
  expect(foldsOf(`${imports}plan p { }\n`)).toEqual(['imports 1-2']);
});

test('what is broken folds as far as its brackets are paired', () => {
  expect(foldsOf('plan {\n stage {\n deploy ((\n }\n')).toEqual(['block 2-3']);
  expect(foldsOf('}}}\n((\n{\n')).toEqual([]);
});

test('folds have two lines or more, in order, within each other or apart, whatever the text', () => {
  const texts = exampleSources().flatMap(({ sources }) => [...sources.files.values()].map(({ text }) => text));
  const cut = fc.tuple(
    fc.constantFrom(...texts),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom('', '{', '}', '/*', '"'),
  );
  fc.assert(
    fc.property(cut, ([text, at, put]) => {
      const place = Math.floor(at * text.length);
      const mutated = `${text.slice(0, place)}${put}${text.slice(place)}`;
      const lines = mutated.split(/\r\n?|\n/).length;
      const folds = foldingRanges(fileOf('plan.rollout', mutated));
      folds.forEach(({ firstLine, lastLine }, index) => {
        expect(firstLine).toBeLessThan(lastLine);
        expect(lastLine).toBeLessThanOrEqual(lines);
        const before = folds[index - 1];
        if (before !== undefined) expect(before.firstLine).toBeLessThanOrEqual(firstLine);
      });
    }),
    { numRuns: 150, seed: 5 },
  );
});
