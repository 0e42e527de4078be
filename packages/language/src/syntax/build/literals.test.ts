import { expect, test } from 'vitest';
import { decimalValue, hundredth, parseDecimal, parseDuration, unescapeText } from './literals.ts';

test.each([
  ['29', { digits: '29', scale: 0 }],
  ['0.5', { digits: '5', scale: 1 }],
  ['0.50', { digits: '5', scale: 1 }],
  ['1_000.25', { digits: '100025', scale: 2 }],
  ['-3', { digits: '-3', scale: 0 }],
  ['0', { digits: '0', scale: 0 }],
  ['000', { digits: '0', scale: 0 }],
])('%s is exactly that decimal', (text, decimal) => {
  expect(parseDecimal(text)).toEqual(decimal);
});

test.each([
  ['29', { digits: '29', scale: 2 }],
  ['100', { digits: '1', scale: 0 }],
  ['10', { digits: '1', scale: 1 }],
  ['0', { digits: '0', scale: 0 }],
  ['0.35', { digits: '35', scale: 4 }],
  ['1200', { digits: '12', scale: 0 }],
  ['1000', { digits: '10', scale: 0 }],
])('%s percent is exactly that share', (text, decimal) => {
  const percents = parseDecimal(text);
  expect(percents && hundredth(percents)).toEqual(decimal);
});

test('29% of 100 is 29: the share is the decimal as written, not its nearest double', () => {
  const percents = parseDecimal('29');
  const share = percents && hundredth(percents);
  if (share === undefined) throw new Error('29 is a number');
  expect((BigInt(share.digits) * 100n) / 10n ** BigInt(share.scale)).toBe(29n);
  // With doubles it is 28: 0.29 × 100 = 28.999999999999996.
  expect(Math.floor(decimalValue(share) * 100)).toBe(28);
});

test.each([
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['2w', 1_209_600_000],
  ['500ms', 500],
  ['1.5h', 5_400_000],
  ['1h0.5s', 3_600_500],
  ['0.001s', 1],
  ['1w2d3h4m5s6ms', 788_645_006],
])('%s is %d ms', (text, milliseconds) => {
  expect(parseDuration(text)).toEqual({ milliseconds });
});

test.each(['30m1h', '1h1h', '1.5h30m', '0.5ms', '0.0001s'])('%s is no duration', (text) => {
  expect(parseDuration(text)).toHaveProperty('reason');
});

test('escapes', () => {
  expect(unescapeText('a\\"b\\\\c\\n\\u{1F680}')).toEqual({ text: 'a"b\\c\n🚀', invalid: [] });
  expect(unescapeText('C:\\fleet \\u{D800} \\u{110000} \\u12').invalid.map(({ at, text }) => [at, text])).toEqual([
    [2, '\\f'],
    [9, '\\u{D800}'],
    [18, '\\u{110000}'],
    [29, '\\u1'],
  ]);
});
