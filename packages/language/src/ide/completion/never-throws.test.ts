import { expect, test } from 'vitest';
import { completionsAt } from '../completions.ts';
import { readingAt } from '../reading/index.ts';
import { signatureAt } from '../signature.ts';
import { marked } from '../testing/marked.ts';
import { plans, sourcesWith, textOf } from './testing/prefixes.ts';

/** xorshift32: the same texts in each run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SPOILS = [
  '{',
  '}',
  '(',
  ')',
  '"',
  '/',
  '//',
  '/*',
  ',',
  '..',
  ' plan ',
  '\n',
  '\u{1f680}',
  '\ud800',
  '-',
  '9',
  '%',
];

function spoil(text: string, random: (below: number) => number): string {
  let spoilt = text;
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(spoilt.length);
    const cut = random(3) === 0 ? random(40) : 0;
    spoilt = spoilt.slice(0, at) + (SPOILS[random(SPOILS.length)] ?? '') + spoilt.slice(at + cut);
  }
  return spoilt;
}

test.each(plans)('%s: whatever becomes of it, completion and signatures answer', (path) => {
  const random = randomFrom(path.length + 1);
  for (let round = 0; round < 4; round++) {
    const text = spoil(textOf(path), random);
    const sources = sourcesWith(path, text);
    const [file] = sources.files.values();
    for (let place = 0; place < 12; place++) {
      const offset = random(text.length + 1);
      const outside = completionsAt(sources, path, offset).filter(
        ({ span, text: inserted }) =>
          span.start > offset || offset > span.end || span.end > text.length || inserted === '',
      );
      expect(outside).toEqual([]);
      const help = signatureAt(sources, path, offset);
      if (help !== undefined) expect(help.signatures[help.active]).toBeDefined();
      if (file !== undefined) readingAt(file, offset);
    }
  }
});

test('places outside of the text have nothing', () => {
  const { sources } = marked('plan');
  for (const offset of [-1, 5, 1e9, Number.NaN]) {
    expect(completionsAt(sources, 'plan.rollout', offset)).toEqual([]);
    expect(signatureAt(sources, 'plan.rollout', offset)).toBeUndefined();
  }
  expect(completionsAt(sources, 'other.rollout', 0)).toEqual([]);
});
