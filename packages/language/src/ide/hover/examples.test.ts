import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WORDS } from '../../schema/index.ts';
import { exampleSources, sourcesOf } from '../testing/example-sources.ts';
import { lexemesOfFile } from '../tree-path.ts';
import { hoverAt } from './hover-at.ts';

const examples = exampleSources();
const words: ReadonlySet<string> = new Set(WORDS);

test('every word and every name of every example has a hover, with a short first line and nothing that could be run', () => {
  let asked = 0;
  const missing: string[] = [];
  for (const { name, sources } of examples) {
    for (const file of sources.files.values()) {
      for (const { start, text } of lexemesOfFile(file).tokens) {
        if (!/^[\p{L}_\d"]/u.test(text)) continue;
        asked++;
        const { span, markdown } = hoverAt(sources, file.path, start) ?? { span: undefined, markdown: '' };
        const isUnknown = markdown.includes('nothing is known here by this name');
        if (span?.start !== start || isUnknown) missing.push(`${name}/${file.path} ${start}: ${text}`);
        expect((markdown.split('\n', 1)[0] ?? '').length).toBeLessThan(260);
        expect(markdown).not.toMatch(/command:|javascript:|undefined|NaN|\[object/);
        expect((markdown.match(/^```/gm) ?? []).length % 2).toBe(0);
      }
    }
  }
  console.log(`hovers: ${asked - missing.length} of ${asked} words, names and literals of the examples`);
  expect(missing).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
});

test('mutated examples have hovers, or none, at every offset', () => {
  const texts = examples.flatMap(({ sources }) => [...sources.files.values()].map(({ text }) => text));
  const edit = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(40),
    put: fc.oneof(fc.constantFrom(...words, '{', '}', '"', '/*', '///', ',', '..', '\ud800', '😀'), fc.string()),
  });
  fc.assert(
    fc.property(edit, fc.integer({ min: -5, max: 20 }), ({ text, at, cut, put }, near) => {
      const from = Math.floor(at * text.length);
      const sources = sourcesOf(new Map([['plan.rollout', `${text.slice(0, from)}${put}${text.slice(from + cut)}`]]));
      for (const offset of [from + near, from, from + put.length]) {
        const hover = hoverAt(sources, 'plan.rollout', offset);
        if (hover !== null) expect(hover.markdown).not.toBe('');
      }
    }),
    { numRuns: 150, seed: 8 },
  );
});
