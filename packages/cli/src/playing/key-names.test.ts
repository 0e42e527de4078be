import { expect, test } from 'vitest';
import { keyNames } from './key-names.ts';

const ESCAPE = '\u001b';

test('keys are known by what terminals of either kind send', () => {
  expect(keyNames(`${ESCAPE}[C${ESCAPE}OD${ESCAPE}[5~${ESCAPE}[1~ q+`)).toEqual([
    ...['right', 'left', 'page-up', 'home'],
    ...['space', 'q', '+'],
  ]);
});

test('a letter is its own name, large or small', () => {
  expect(keyNames('Q')).toEqual(['q']);
});

test('Escape alone is a key, and of a key that has no name here nothing is taken for another', () => {
  expect(keyNames(ESCAPE)).toEqual(['escape']);
  expect(keyNames(`${ESCAPE}[3~${ESCAPE}[1;5C${ESCAPE}[15~é`)).toEqual([]);
});

test('signals are named', () => {
  expect(keyNames('\u0003\u0004\u001a')).toEqual(['ctrl-c', 'ctrl-d', 'ctrl-z']);
});
