import { expect, test } from 'vitest';
import { gonePlaces } from './gone-places.ts';

const ASKED = ['file:///w/plans/a.rollout', 'file:///w/b.rollout'];

test('what has been asked about is gone with its file, or its folder, until that is there again', () => {
  const gone = gonePlaces();
  gone.deleted('file:///w/plans', ASKED);
  gone.deleted('file:///w/b.rollout', ASKED);
  expect(ASKED.map(gone.has)).toEqual([true, true]);
  expect(gone.has('file:///w/plans-2/a.rollout')).toBe(false);
  gone.created('file:///w/b.rollout');
  expect(ASKED.map(gone.has)).toEqual([true, false]);
});

test('of a folder of any size that is emptied nothing is remembered', () => {
  const gone = gonePlaces();
  for (let i = 0; i < 1_000; i++) gone.deleted(`file:///w/node_modules/${i}.js`, ASKED);
  expect(gone.count()).toBe(0);
});
