import { expect, test } from 'vitest';
import { kneeOf } from './knee.ts';
import { representatives } from './representatives.ts';
import { standingOf } from './standing.ts';

test('the knee is farthest below the line between the ends', () => {
  // Measured from 0 to 1: (0, 1), (.1, .2), (.5, .1), (1, 0), with sums 1, .3, .6, 1.
  expect(
    kneeOf([
      [10, 11, 15, 20],
      [200, 40, 20, 0],
    ]),
  ).toBe(1);
});

test('a straight line, two points or one have none', () => {
  expect(
    kneeOf([
      [0, 1, 2],
      [2, 1, 0],
    ]),
  ).toBeNull();
  expect(
    kneeOf([
      [0, 1],
      [1, 0],
    ]),
  ).toBeNull();
  expect(kneeOf([[0], [1]])).toBeNull();
});

test('nor has a front that bends the other way', () => {
  expect(
    kneeOf([
      [0, 9, 10],
      [10, 9, 0],
    ]),
  ).toBeNull();
});

test('of three objectives it is the least sum', () => {
  expect(
    kneeOf([
      [0, 10, 5, 2],
      [10, 0, 5, 2],
      [10, 5, 0, 2],
    ]),
  ).toBe(3);
});

test('a plan behind the front could have each objective better by itself', () => {
  const front = [
    [1, 2, 3, 4],
    [9, 5, 3, 1],
  ];
  // At no more than 5 of the second it takes 2 of the first; at no more than 3 of the first, 3 of the second.
  expect(standingOf([3, 5], front)).toEqual([1, 2]);
  expect(standingOf([2, 5], front)).toEqual([null, null]);
  expect(standingOf([0.5, 20], front)).toEqual([null, null]);
});

test('representatives are the ends, what is always shown, and what is farthest from these', () => {
  const costs = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
    [8, 7, 6, 5, 4, 3, 2, 1, 0],
  ];
  expect(representatives(costs, [1], 20)).toHaveLength(9);
  expect(representatives(costs, [], 3)).toEqual([0, 4, 8]);
  expect(representatives(costs, [1], 4)).toEqual([0, 1, 4, 8]);
});
