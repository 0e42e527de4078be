import { expect, test } from 'vitest';
import { mostOf } from './most-of.ts';

test('those with the greatest weight stay in their order; the others are left to one row', () => {
  expect(mostOf([3, 9, 1, 7, 5], 3, (weight) => weight)).toEqual({ shown: [9, 7], others: [3, 1, 5] });
  expect(mostOf([3, 9, 1], 3, (weight) => weight)).toEqual({ shown: [3, 9, 1], others: [] });
});
