import { expect, test } from 'vitest';
import { memory } from './memory.ts';

test('what was asked before is not worked out again', () => {
  const remember = memory<number | null>();
  let worked = 0;
  const ask = (key: string, answer: number | null) =>
    remember(key, () => {
      worked++;
      return answer;
    });
  expect([ask('a', 1), ask('a', 2), ask('b', null), ask('b', 3)]).toEqual([1, 1, null, null]);
  expect(worked).toBe(2);
});

test('it does not remember without end', () => {
  const remember = memory<number>();
  for (let number = 0; number < 6000; number++) expect(remember(String(number), () => number)).toBe(number);
  expect(remember('0', () => -1)).toBe(-1);
});
