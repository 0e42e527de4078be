import { expect, test } from 'vitest';
import { chooseAscii, chooseColors, fitColumns, isPipeline, mayAnimate, windowsCanDraw } from './terminal.ts';

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

test('a terminal has ASCII alone where its locale knows no UTF-8', () => {
  const ascii = (env: Parameters<typeof chooseAscii>[0]): boolean => chooseAscii(env, true, true);
  expect(['C', 'POSIX', 'en_US.ISO-8859-1', 'de_DE.ISO-8859-15@euro'].filter((LANG) => !ascii({ LANG }))).toEqual([]);
  expect(
    ['C.UTF-8', 'en_US.UTF-8', 'en_US.utf8', 'de_DE.UTF-8@euro', 'en_US', ''].filter((LANG) => ascii({ LANG })),
  ).toEqual([]);
  // Nobody has said: in a container that is usual, and says nothing.
  expect(ascii({})).toBe(false);
  expect(ascii({ LC_ALL: 'C', LANG: 'en_US.UTF-8' })).toBe(true);
  expect(ascii({ LC_ALL: '', LC_CTYPE: 'en_US.UTF-8', LANG: 'C' })).toBe(false);
});

test('so have terminals that lack the characters', () => {
  expect(chooseAscii({ TERM: 'linux', LANG: 'en_US.UTF-8' }, true, true)).toBe(true);
  expect(chooseAscii({ TERM: 'dumb' }, true, true)).toBe(true);
  expect(chooseAscii({ TERM: 'xterm-256color' }, true, true)).toBe(false);
  expect(chooseAscii({}, true, false)).toBe(true);
  expect([{ WT_SESSION: '1' }, { TERM_PROGRAM: 'vscode' }, { TERM: 'alacritty' }].every(windowsCanDraw)).toBe(true);
  expect(windowsCanDraw({ TERM: 'cygwin' })).toBe(false);
});

test('files and pipes hold all characters, unless ROLLOUT_ASCII says otherwise', () => {
  expect(chooseAscii({ LANG: 'C', TERM: 'dumb' }, false, false)).toBe(false);
  expect(['1', 'true', 'yes'].every((ROLLOUT_ASCII) => chooseAscii({ ROLLOUT_ASCII }, false, true))).toBe(true);
  expect(['0', 'false'].some((ROLLOUT_ASCII) => chooseAscii({ ROLLOUT_ASCII, LANG: 'C' }, true, false))).toBe(false);
});
