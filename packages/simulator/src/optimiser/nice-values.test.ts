import { describe, expect, test } from 'vitest';
import { axesOf } from './grid.ts';
import { niceValues } from './nice-values.ts';
import { ownSetting, placeOf, settingOf, sizeOf, valuesAt } from './space.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const inHours = (low: number, high: number, own: number, most: number) =>
  niceValues('duration', { low: low * HOUR, high: high * HOUR, own: own * HOUR }, most).map((value) => value / HOUR);

describe('values of a range', () => {
  test('are round, with both ends and the own value', () => {
    expect(inHours(1, 24, 6, 24)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(inHours(1, 72, 25, 12)).toEqual([1, 8, 16, 24, 25, 32, 40, 48, 56, 64, 72]);
    expect(niceValues('percent', { low: 0.01, high: 0.1, own: 0.05 }, 10)).toEqual([
      0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1,
    ]);
    expect(niceValues('number', { low: 1, high: 7, own: 2 }, 24)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(niceValues('number', { low: 1, high: 2, own: 1.5 }, 6)).toEqual([1, 1.2, 1.5, 1.6, 1.8, 2]);
  });

  test.each([2, 3, 5, 12])('are at most %i, unless three must be', (most) => {
    for (const [low, high, own] of [
      [1, 72, 24],
      [0, 1, 0.3],
      [5, 500, 5],
    ] as const) {
      const values = inHours(low, high, own, most);
      expect(values.length).toBeLessThanOrEqual(Math.max(3, most));
      for (const value of [low, high, own]) expect(values).toContain(value);
    }
  });
});

describe('the grid', () => {
  const param = (name: string, low: number | null, high: number | null, value: number) =>
    ({ name, kind: 'number', value, low, high }) as const;
  const params = [param('a', 1, 10, 2), param('b', null, null, 3), param('c', 1, 3, 1), param('d', 4, 4, 4)];
  const options = { steps: null, settings: 12, values: new Map() };

  test('has an axis for each param with a range, within the number of settings', () => {
    const axes = axesOf(params, options);
    expect(axes.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(sizeOf(axes)).toBeLessThanOrEqual(12);
  });

  test('takes values by name, those of params without a range too', () => {
    const axes = axesOf(params, { ...options, values: new Map([['b', [7, 3, 7]]]) });
    expect(axes.map(({ name, values, own }) => [name, values.length, own])).toEqual([
      ['a', 3, 1],
      ['b', 2, 0],
      ['c', 2, 0],
    ]);
    expect(ownSetting(axes)).not.toBeNull();
    expect(ownSetting(axesOf(params, { ...options, values: new Map([['a', [5, 6]]]) }))).toBeNull();
  });

  test('numbers its settings', () => {
    const axes = axesOf(params, { ...options, steps: 4 });
    const all = Array.from({ length: sizeOf(axes) }, (_, setting) => setting);
    expect(all.map((setting) => settingOf(axes, placeOf(axes, setting)))).toEqual(all);
    expect(valuesAt(axes, ownSetting(axes) ?? -1)).toEqual([2, 1]);
  });
});
