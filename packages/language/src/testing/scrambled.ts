/** Texts with the same tokens, laid out otherwise. */
import fc from 'fast-check';
import { lexemesOf } from '../syntax/index.ts';

const blanks = ['', ' ', '  ', '\n', '\n\n\n', '\r\n', '\t', ' \n  '];
const comments = [
  ' // said\n',
  '\n// alone \n',
  ' /* here */ ',
  '\n/* first */ /* second */ ',
  ' /* two\n   lines */ ',
  '\n  /* a\n     * star */\n',
  ' /// documented\n',
  '\n\n\n// apart\n\n\n',
];

/** The text with other white space between its tokens and, up to a share of the gaps, comments in it. */
export function scrambled(text: string, commented: number): fc.Arbitrary<string> {
  const { tokens } = lexemesOf(text);
  const gap = fc.record({
    blank: fc.constantFrom(...blanks),
    comment: fc.constantFrom(...comments),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  return fc.array(gap, { minLength: tokens.length + 1, maxLength: tokens.length + 1 }).map((gaps) => {
    const textOf = (index: number, mayTouch: boolean): string => {
      const { blank, comment, share } = gaps[index] ?? { blank: ' ', comment: '', share: 1 };
      return share < commented ? comment : blank === '' && !mayTouch ? ' ' : blank;
    };
    const parts = tokens.map(({ text, start }, i) => textOf(i, tokens[i - 1]?.end === start) + text);
    return parts.join('') + textOf(tokens.length, true);
  });
}
