import { expect, test } from 'vitest';
import { chooseColors, fitColumns, isPipeline, mayAnimate } from './terminal.ts';

const colored = (...args: Parameters<typeof chooseColors>): boolean => chooseColors(...args).isColorSupported;

test('--color decides, then FORCE_COLOR, then NO_COLOR, then the terminal', () => {
  expect(colored('always', { NO_COLOR: '1' }, false)).toBe(true);
  expect(colored('never', { FORCE_COLOR: '1' }, true)).toBe(false);
  expect(colored('auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, false)).toBe(true);
  expect(colored('auto', { FORCE_COLOR: '0' }, true)).toBe(false);
  expect(colored('auto', { NO_COLOR: '1' }, true)).toBe(false);
  expect(colored('auto', { NO_COLOR: '' }, true)).toBe(true);
  expect(colored('auto', {}, true)).toBe(true);
  expect(colored('auto', { TERM: 'dumb' }, true)).toBe(false);
  expect(colored('auto', {}, false)).toBe(false);
});

test('nothing moves in a pipe, under CI or on a dumb terminal', () => {
  expect(mayAnimate({}, true)).toBe(true);
  expect(mayAnimate({}, false)).toBe(false);
  expect(mayAnimate({ CI: 'true' }, true)).toBe(false);
  expect(mayAnimate({ CI: 'false' }, true)).toBe(true);
  expect(mayAnimate({ TERM: 'dumb' }, true)).toBe(false);
  expect([undefined, '', 'false', 'true', '1', '0'].filter((CI) => isPipeline({ CI }))).toEqual(['true', '1', '0']);
});

test('a width that cannot be used is not', () => {
  expect([undefined, 0, 20, 100, 500].map(fitColumns)).toEqual([80, 80, 40, 100, 160]);
});
