import { expect, test } from 'vitest';
import { durationCell, percentCell } from '../semantics/tables/duration-cell.ts';
import { countOption, hoursOption, namesOption, shareOption } from './option.ts';
import { optionText } from './option-text.ts';

const share = shareOption(0.07, 'At most so much.');
const duration = hoursOption(36, 'At least so long.');

test('an option is written as a configuration has it', () => {
  expect(optionText(share, share.unlessTold)).toBe('7%');
  expect(optionText(duration, duration.unlessTold)).toBe('1d12h');
  expect(optionText(duration, 0)).toBe('0s');
  expect(optionText(countOption(3, 'So many.'), 3)).toBe(3);
  expect(optionText(namesOption(['a'], 'These.'), ['a'])).toEqual(['a']);
});

test.each(['0%', '0.1%', '7%', '33.3%', '100%'])('%s is read as it is written', (text) => {
  expect(optionText(share, percentCell(text) ?? Number.NaN)).toBe(text);
});

test.each(['0s', '1ms', '0.5ms', '90s', '2w3d', '1h30m'])('%s is read as long as it is written', (text) => {
  const written = optionText(duration, durationCell(text) ?? Number.NaN);
  expect(durationCell(String(written))).toBe(durationCell(text));
});
