import { expect, it } from 'vitest';
import { recentGroups } from './recent-groups.ts';

const LEFT = { viewColumn: 1 };
const RIGHT = { viewColumn: 3 };

it('of several editors that one is meant whose group was used last', () => {
  const groups = recentGroups();
  groups.used(1);
  groups.used(3);
  expect(groups.lastUsed([LEFT, RIGHT])).toBe(RIGHT);
  groups.used(1);
  expect(groups.lastUsed([LEFT, RIGHT])).toBe(LEFT);
});

it('what was used beside them does not matter', () => {
  const groups = recentGroups();
  groups.used(3);
  groups.used(2);
  groups.used(undefined);
  expect(groups.lastUsed([LEFT, RIGHT])).toBe(RIGHT);
});

it('where none was used it is the first', () => {
  expect(recentGroups().lastUsed([LEFT, RIGHT])).toBe(LEFT);
  expect(recentGroups().lastUsed([])).toBeUndefined();
});
