// The server's texts are the client's, whatever is edited, in whichever units it counts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENCODINGS, placesIn } from '../convert/places.ts';
import { createOpenTexts } from './open-texts.ts';

const URI = 'file:///w/a.rollout';

function opened(text: string, encoding: (typeof ENCODINGS)[number] = 'utf-16') {
  const texts = createOpenTexts(() => encoding);
  texts.open({ uri: URI, languageId: 'rollout', version: 1, text });
  return texts;
}

const at = (line: number, character: number) => ({ line, character });

test.each([
  ['utf-16', 3],
  ['utf-8', 5],
  ['utf-32', 2],
] as const)('in %s a place is told in its units', (encoding, character) => {
  const texts = opened('a😀b', encoding);
  texts.change(URI, 2, [{ range: { start: at(0, character), end: at(0, character + 1) }, text: '!' }]);
  expect(texts.all().get('/w/a.rollout')?.text).toBe('a😀!');
});

test('half of a pair may be written over, and put back', () => {
  const texts = opened('😀');
  texts.change(URI, 2, [{ range: { start: at(0, 1), end: at(0, 2) }, text: '' }]);
  expect(texts.all().get('/w/a.rollout')?.text).toBe('\ud83d');
  texts.change(URI, 3, [{ range: { start: at(0, 1), end: at(0, 1) }, text: '\ude00' }]);
  expect(texts.all().get('/w/a.rollout')?.text).toBe('😀');
});

test('what lies outside the text is its nearest end', () => {
  const texts = opened('ab\ncd');
  texts.change(URI, 2, [{ range: { start: at(-3, -1), end: at(0, 99) }, text: 'x' }]);
  texts.change(URI, 3, [{ range: { start: at(99, 0), end: at(99, 7) }, text: 'y' }]);
  expect(texts.all().get('/w/a.rollout')?.text).toBe('x\ncdy');
});

test('a range whose end comes first is taken the other way round', () => {
  const texts = opened('abcd');
  texts.change(URI, 2, [{ range: { start: at(0, 3), end: at(0, 1) }, text: '-' }]);
  expect(texts.all().get('/w/a.rollout')?.text).toBe('a-d');
});

test.each([
  ['a\rc', at(1, 0), at(1, 0), '\n'],
  ['a\rb\nc', at(1, 0), at(1, 1), ''],
  ['a\nc', at(0, 1), at(0, 1), '\r'],
])('halves of a line’s end that come together in %j are one end', (text, start, end, inserted) => {
  const texts = opened(text);
  texts.change(URI, 2, [{ range: { start, end }, text: inserted }]);
  texts.change(URI, 3, [{ range: { start: at(1, 0), end: at(1, 0) }, text: 'x' }]);
  expect(texts.all().get('/w/a.rollout')?.text).toBe('a\r\nxc');
});

test('edits that are none leave the text as it was', () => {
  const texts = opened('abcd');
  const broken = { range: { start: at(0, 0) }, text: 'x' } as never;
  expect(() => texts.change(URI, 2, [{ range: { start: at(0, 0), end: at(0, 1) }, text: '' }, broken])).toThrow();
  expect(texts.all().get('/w/a.rollout')?.text).toBe('abcd');
});

test('what is not open is neither edited nor closed', () => {
  const texts = createOpenTexts(() => 'utf-16');
  expect(texts.change(URI, 1, [{ text: 'x' }])).toBeNull();
  expect(texts.close(URI)).toBe(false);
});

test('one text has one place, however its address is written', () => {
  const texts = createOpenTexts(() => 'utf-16');
  texts.open({ uri: 'file:///w/a%20b.rollout', languageId: 'rollout', version: 1, text: 'x' });
  expect(texts.change('file:///w/a b.rollout', 2, [{ text: 'y' }])?.text.text).toBe('y');
  expect(texts.all().size).toBe(1);
});

describe('10,000 edits leave the client’s text', () => {
  /** Pieces that make lines of all three kinds, halves of pairs, and marks. */
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '😀',
    '\ud83d',
    '\ude00',
    'é',
    '漢',
    '{',
    'stage',
    '\ufeff',
  );
  const edit = fc.record({ from: fc.nat(), length: fc.nat(12), text: fc.array(piece, { maxLength: 4 }) });

  test.each(ENCODINGS)('in %s', (encoding) => {
    // One session of 3,334 edits for each of the three: 10,002 in all.
    fc.assert(
      fc.property(fc.array(edit, { minLength: 3334, maxLength: 3334, size: 'max' }), (edits) => {
        const texts = opened('plan\r\n', encoding);
        let text = 'plan\r\n';
        let version = 1;
        for (const { from, length, text: parts } of edits) {
          // Offsets in the middle of a pair, or between the two parts of a line's end, have no position of their own.
          const places = placesIn(text, encoding);
          const start = places.position(from % (text.length + 1));
          const end = places.position(Math.min(text.length, (from % (text.length + 1)) + length));
          const inserted = text.length > 400 ? '' : parts.join('');
          const [a, b] = [places.offset(start), places.offset(end)];
          text = text.slice(0, a) + inserted + text.slice(Math.max(a, b));
          texts.change(URI, ++version, [{ range: { start, end }, text: inserted }]);
        }
        expect(texts.all().get('/w/a.rollout')?.text).toBe(text);
      }),
      { numRuns: 1, seed: 7 },
    );
  });
});
