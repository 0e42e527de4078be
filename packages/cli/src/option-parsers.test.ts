import { expect, test } from 'vitest';
import { confidence, parseSetting, startTime, wholeNumber } from './option-parsers.ts';

test('a setting is a name and whatever follows the first =', () => {
  expect([...parseSetting('soak=12h', new Map([['a', '1']]))]).toEqual([
    ['a', '1'],
    ['soak', '12h'],
  ]);
  expect([...parseSetting('a=b=c', new Map())]).toEqual([['a', 'b=c']]);
  for (const text of ['soak', '=12h', '']) expect(() => parseSetting(text, new Map())).toThrow('--set soak=12h');
});

test('whole numbers in their range, underscores allowed', () => {
  const parse = wholeNumber(1, 1000);
  expect(parse('1_000')).toBe(1000);
  for (const text of ['0', '1001', '1e2', '-1', '1.5', '', '_', 'x'])
    expect(() => parse(text)).toThrow('from 1 to 1_000.');
});

test('a start is a time, with its zone or that of the plan', () => {
  const start = { date: '2026-11-23', minute: 540, zone: 'Europe/Berlin' };
  expect(startTime('2026-11-23 09:00 in Europe/Berlin')).toEqual(start);
  expect(startTime('2026-11-23 09:00')).toEqual({ ...start, zone: null });
  expect(() => startTime('2026-11-23 9:00')).toThrow('Write the time as `09:00`.');
  expect(() => startTime('2026-02-30')).toThrow('There is no day 2026-02-30.');
});

test('confidence is a percent', () => {
  expect(confidence('95%')).toBe(0.95);
  expect(confidence('99.9%')).toBeCloseTo(0.999, 12);
  for (const text of ['0.95', '95', '49%', '100%', '9e1%', '%']) expect(() => confidence(text)).toThrow('such as 95%');
});
