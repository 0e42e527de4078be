import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

const words = ['deploy', 'deadline', 'stage', 'stages', 'maxDown', 'maxRate', 'wait', 'gate'];

test.each([
  ['deplpy', 'deploy'],
  ['dpeloy', 'deploy'],
  ['maxdown', 'maxDown'],
  ['stge', 'stage'],
  ['wiat', 'wait'],
  ['gat', 'gate'],
])('%s is %s', (word, meant) => {
  expect(didYouMean(word, words)).toBe(meant);
});

test.each(['service', 'x', 'deploy', ''])('%s is nothing else', (word) => {
  expect(didYouMean(word, words)).toBeUndefined();
});
