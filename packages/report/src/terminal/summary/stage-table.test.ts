import { type Results, simulate } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { exampleMachine } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { stageTable } from './stage-table.ts';

const results = simulate(exampleMachine('first-plan'), { trials: 500 });
const at = (columns: number, of: Results = results): string[] => stageTable(of, { ...PLAIN, columns });

/** With so many stages after the first three. */
function withMore(count: number, rename: (index: number) => string = (index) => `more-${index}`): Results {
  const [last] = results.stages.slice(-1);
  if (last === undefined) throw new Error('the example has stages');
  return {
    ...results,
    stages: [...results.stages, ...Array.from({ length: count }, (_, index) => ({ ...last, name: rename(index) }))],
  };
}

// 100 of 1,200 servers, then 200 more, then the rest.
test('for each stage what it deploys to, what has the new version by its end, and when', () => {
  const [titles = '', ...rows] = at(80);
  expect(titles.split(/ {2,}/).filter((title) => title !== '')).toEqual([
    ...['servers', 'so far', 'reached', 'starts at', 'takes', 'finds bugs'],
  ]);
  expect(rows.map((row) => row.split(/ {2,}/).slice(0, 3))).toEqual([
    ['first', '100', '8.33%'],
    ['second', '200', '25%'],
    ['world', '900', '100%'],
  ]);
  expect(rows[0]?.split(/ {2,}/).slice(3, 5)).toEqual(['100%', '0']);
});

test('one stage alone needs no table', () => {
  expect(at(80, { ...results, stages: results.stages.slice(0, 1) })).toEqual([]);
});

test('without bugs nothing is found, and without deploying there are no servers', () => {
  const stages = results.stages.map((stage) => ({ ...stage, servers: 0 }));
  const [titles = ''] = at(80, { ...results, bugs: {}, stages });
  expect(titles.trim().split(/ {2,}/)).toEqual(['reached', 'starts at', 'takes']);
});

describe('where there is no room', () => {
  test('what says least goes first', () => {
    const titles = [70, 50, 38, 26].map((columns) => at(columns)[0]?.trim().split(/ {2,}/));
    expect(titles[1]).not.toContain('servers');
    expect(titles[3]).toEqual(['takes']);
  });

  test('long names are cut', () => {
    const rows = at(
      66,
      withMore(1, () => 'a-stage-with-a-name-that-says-very-much-of-it'),
    );
    expect(rows.at(-1)).toMatch(/^a-stage\S*…/);
    expect(rows.filter((row) => displayWidth(row) > 66)).toEqual([]);
  });
});

test('of many stages the first and the last are shown, and how many are not', () => {
  const rows = at(80, withMore(97)).slice(1);
  expect(rows).toHaveLength(8);
  expect(rows.map((row) => row.split(/ {2,}/)[0])).toEqual([
    ...['first', 'second', 'world', 'more-0'],
    '… 93 more',
    ...['more-94', 'more-95', 'more-96'],
  ]);
});

test('a stage that no run has come to has no times', () => {
  const stages = results.stages.map((stage, index) =>
    index === 2 ? { ...stage, start: null, duration: null } : stage,
  );
  const cells =
    at(80, { ...results, stages })
      .at(-1)
      ?.split(/ {2,}/) ?? [];
  expect(cells.slice(4, 6)).toEqual(['–', '–']);
});
