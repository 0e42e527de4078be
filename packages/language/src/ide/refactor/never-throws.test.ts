// Whatever the text is and wherever one asks, there are offers that can be worked out, or none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importsOf, type SourceFile } from '../../semantics/index.ts';
import { parse } from '../../syntax/index.ts';
import type { Sources } from '../sources.ts';
import { missingImports } from './import-name.ts';
import { organizeImports } from './organize-imports.ts';
import type { Change } from './refactoring.ts';
import { refactoringsAt } from './refactorings-at.ts';

const folder = fileURLToPath(new URL('../../../../../examples', import.meta.url));
const examples = readdirSync(folder).flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.rollout'))
    .map((file) => readFileSync(join(folder, name, file), 'utf8')),
);
const words = examples.flatMap((text) => text.split(/\s+/)).filter((word) => word !== '');

const fleet = fileOf('fleet.rollout', 'topology fleet { cluster web[4] }\nmodel typical { switch takes 1s }\n');

function fileOf(path: string, text: string): SourceFile {
  const { tree, diagnostics, comments } = parse(text, path);
  return { path, text, tree, comments, diagnostics };
}

function sourcesOf(text: string): Sources {
  const file = fileOf('plan.rollout', text);
  const links = new Map(importsOf(file.tree).map(({ text: from }) => [from, 'fleet.rollout']));
  return {
    files: new Map([fleet, file].map((each) => [each.path, each])),
    links: new Map([['plan.rollout', links]]),
  };
}

/** Doubles would be near 0 nearly always. */
const share = fc.integer({ min: 0, max: 10_000 }).map((whole) => whole / 10_000);

/** Some of the words of an example are dropped, doubled or exchanged, or its end is cut off. */
const mutated = fc
  .record({
    text: fc.constantFrom(...examples),
    cut: fc.oneof({ arbitrary: share, weight: 1 }, { arbitrary: fc.constant(null), weight: 4 }),
    changes: fc.array(
      fc.record({
        at: share,
        how: fc.constantFrom('drop', 'double', 'exchange'),
        word: fc.constantFrom(
          ...words,
          '0',
          '-5m',
          '101%',
          '"',
          '{',
          '}',
          '/*',
          '//',
          'stage',
          'ramp',
          '\r\n',
          '\u{1f680}',
        ),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ text, cut, changes }) => {
    const parts = text.split(/(\s+)/);
    for (const { at, how, word } of changes) {
      const i = Math.floor((at * (parts.length - 1)) / 2) * 2;
      const old = parts[i] ?? '';
      parts[i] = how === 'drop' ? '' : how === 'double' ? `${old} ${old}` : word;
    }
    const whole = parts.join('');
    return cut === null ? whole : whole.slice(0, cut * whole.length);
  });

function holds(sources: Sources, { edits }: Change): void {
  edits.forEach(({ path, span: { start, end } }, index) => {
    const length = sources.files.get(path)?.text.length ?? -1;
    expect(0 <= start && start <= end && end <= length).toBe(true);
    const next = edits[index + 1];
    if (next?.path === path) expect(end).toBeLessThanOrEqual(next.span.start);
  });
}

test('any range of mutated examples', () => {
  let changes = 0;
  fc.assert(
    fc.property(mutated, fc.array(fc.tuple(share, share), { minLength: 16, maxLength: 16 }), (text, places) => {
      const sources = sourcesOf(text);
      for (const [index, [from, wide]] of places.entries()) {
        // Most places are where a word begins, some in its middle, some outside.
        const near = Math.floor(from * text.length);
        const word = near + text.slice(near).search(/\b\w/);
        const start = index % 3 === 0 ? Math.floor(from * (text.length + 20)) - 10 : word;
        // Half of them are cursors, the others are selections, some of them the wrong way round.
        const end = index % 2 === 0 ? start : start + Math.floor((wide - 0.2) * 400);
        for (const { change } of refactoringsAt(sources, 'plan.rollout', { start, end })) {
          holds(sources, change());
          changes++;
        }
        for (const { change } of missingImports(sources, 'plan.rollout', start)) holds(sources, change());
      }
      const organized = organizeImports(sources, 'plan.rollout');
      if (organized !== undefined) holds(sources, organized);
    }),
    { seed: 20261123, numRuns: Number(process.env.ROLLOUT_RUNS ?? 50) },
  );
  expect(changes).toBeGreaterThan(60);
});
