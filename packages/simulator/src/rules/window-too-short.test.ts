import { expect, test } from 'vitest';
import { findingsOf } from './testing/findings-of.ts';
import { windowTooShort } from './window-too-short.ts';

const plan = (window: string, takes = '50m per server', more = ''): string => `
  topology f { cluster web[4] { server[20] } }
  model m { deploy takes ${takes} }
  plan p on f using m {
    maxDown 10% per cluster ${more}
    ${window}
    stage all { deploy all }
  }`;

test('ten batches of two servers, fifty minutes each, in five hours', () => {
  const [found] = findingsOf(windowTooShort, plan('window mon..thu 10:00..15:00 in "UTC"'));
  expect(found?.at).toBe('deploy all');
  expect(found?.message).toContain('takes 8h20m (10 batches), and its longest window is open for 5h');
  expect(findingsOf(windowTooShort, plan('window mon..thu 10:00..18:20 in "UTC"'))).toEqual([]);
  expect(findingsOf(windowTooShort, plan('window mon..thu 10:00..18:20 in "UTC"'), { room: 0.1 })).toHaveLength(1);
});

test('the longest of several windows counts, and where they overlap what they have in common', () => {
  const two = 'window mon 10:00..12:00 in "UTC"  window tue 20:00..06:00 in "UTC"';
  expect(findingsOf(windowTooShort, plan(two))).toEqual([]);
  const overlapping = plan('window mon..fri 08:00..18:00 in "UTC"').replace(
    'stage all {',
    'stage all { window mon..fri 12:00..22:00 in "UTC"',
  );
  expect(findingsOf(windowTooShort, overlapping)[0]?.message).toContain('open for 6h');
});

test('a single batch that goes on when the window has closed', () => {
  const [found] = findingsOf(windowTooShort, plan('window mon..thu 10:00..15:00 in "UTC"', '6h per cluster'));
  expect(found?.message).toContain('at once takes 6h');
});

test('no window', () => {
  expect(findingsOf(windowTooShort, plan(''))).toEqual([]);
});
