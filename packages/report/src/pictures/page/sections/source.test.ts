import { expect, test } from 'vitest';
import { linesOf } from './source.tsx';

const textOf = (text: string): string =>
  linesOf(text)
    .map((line) => line.map((piece) => piece.text).join(''))
    .join('\n');

test('the text is what was written, line by line', () => {
  const text = 'topology t {\n\tserver[2]\n}\n\n/* two\n   lines */ plan "a b" on t { } // end\n§ broken "';
  expect(textOf(text)).toBe(text);
  expect(linesOf('a\r\nb\rc\n')).toHaveLength(3);
});

test('words, numbers, texts and comments look unlike one another', () => {
  expect(linesOf('model m { deploy fails 0.5% per server } // "x"')).toEqual([
    [
      { text: 'model', look: 'k' },
      { text: ' m { ', look: '' },
      { text: 'deploy', look: 'k' },
      { text: ' ', look: '' },
      { text: 'fails', look: 'k' },
      { text: ' ', look: '' },
      { text: '0.5%', look: 'n' },
      { text: ' ', look: '' },
      { text: 'per', look: 'k' },
      { text: ' ', look: '' },
      { text: 'server', look: 'k' },
      { text: ' } ', look: '' },
      { text: '// "x"', look: 'c' },
    ],
  ]);
});

test('a character that turns the direction of writing is seen, and turns nothing', () => {
  expect(textOf('// a\u202eb')).toBe('// a\\u{202E}b');
});
