import { expect, test } from 'vitest';
import type { CodeLens } from 'vscode';
import { lensesWithGit } from './lenses-with-git.ts';

const range = {} as CodeLens['range']; // Nobody looks at where they stand.
const LENSES = ['rollout.simulate', 'rollout.compareWithGit', ''].map(
  (command): CodeLens => ({ range, isResolved: true, command: { title: 'a', command } }),
);

test('a comparison with git is offered in repositories alone', () => {
  expect(lensesWithGit(LENSES, true)).toEqual(LENSES);
  expect(lensesWithGit(LENSES, false).map(({ command }) => command?.command)).toEqual(['rollout.simulate', '']);
});
