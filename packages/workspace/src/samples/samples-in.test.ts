import { describe, expect, test } from 'vitest';
import { AskingError } from '../asking/asking-error.ts';
import { samplesIn } from './samples-in.ts';

/** What is said of the samples of `errors`. */
function saidOf(name: string, text: string): string {
  try {
    samplesIn(name, text).samples('errors');
    return 'nothing';
  } catch (error) {
    if (error instanceof AskingError) return error.message;
    throw error;
  }
}

describe('files that nobody has written by hand', () => {
  test('arrays within arrays, as deep as a file can be, are no numbers', () => {
    const deep = `{"errors":[1,${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]}`;
    expect(saidOf('new.json', deep)).toBe('new.json:1:14, errors: `[…]` is not a number');
    expect(saidOf('new.json', '{"errors":[{}]}')).toBe('new.json:1:12, errors: `{…}` is not a number');
  });

  test('a text as long as a file is told by its beginning', () => {
    const long = 'x'.repeat(20_000_000);
    const said = `\`${'x'.repeat(79)}…\` is not a number`;
    expect(saidOf('new.json', `{"errors":["${long}"]}`)).toBe(`new.json:1:12, errors: ${said}`);
    expect(saidOf('new.csv', `errors\n${long}\n`)).toBe(`new.csv:2, column errors: ${said}`);
  });

  test('very many columns are read', () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `c${i}`).join(',');
    expect(samplesIn('new.csv', `${names}\n`).metrics).toHaveLength(200_000);
    expect(() => samplesIn('new.csv', `${names},c7\n`)).toThrow('new.csv:1: there are two columns c7');
  });

  test('what is more than a number can be is infinite, and text that is no JSON says where', () => {
    expect([...samplesIn('new.csv', 'errors\n1e999\n1e308\n').samples('errors')]).toEqual([Infinity, 1e308]);
    expect(() => samplesIn('new.json', `{"errors":["${'x'.repeat(20_000_000)}`)).toThrow(
      'new.json:1:12: this is not JSON',
    );
  });
});
