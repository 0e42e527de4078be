import type { Results } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { PLAIN } from '../../text/style.ts';
import { durationHistogram } from './duration-histogram.ts';

type Duration = Results['duration'];

const HOUR = 3600;
const exactly = (value: number) => ({ value, low: value, high: value });

/** Bars of an hour each from the second hour on. */
function spread(shares: readonly number[], [p50, p90, p95]: readonly [number, number, number]): Duration {
  const histogram = shares.map((share, index) => ({ from: (index + 1) * HOUR, to: (index + 2) * HOUR, share }));
  return {
    unit: 'seconds',
    ...{ mean: exactly(2 * HOUR), sd: exactly(HOUR), p10: exactly(HOUR), p50: exactly(p50), p90: exactly(p90) },
    ...{ p95: exactly(p95), p99: exactly(p95), min: HOUR, max: (shares.length + 1) * HOUR, histogram },
    byOutcome: { completed: null, rolledBack: null, stopped: null },
  };
}

const shown = (duration: Duration, columns: number): string[] => durationHistogram(duration, { ...PLAIN, columns });

// A bar is three columns and an hour, the highest 32 eighths: a quarter of it is one line. P50 is two and a half hours from the left, which is seven columns and
// a half; P90 fifteen and a bit, P95 seventeen.
test('bars over an axis from the shortest to the longest, the highest telling its share, quantiles below', () => {
  const bars = [0.1, 0, 0.4, 0.2, 0.001, 0.299];
  expect(shown(spread(bars, [3.5 * HOUR, 6.2 * HOUR, 6.9 * HOUR]), 66)).toEqual([
    '40% ┤      ███',
    '    │      ███      ███',
    '20% ┤      ██████   ███',
    '    │███   ██████▁▁▁███',
    '    └ 1h ─────────── 7h',
    '        P50 ▲   P90 ▲ ▲ P95',
  ]);
});

test('where there is no room, one line of bars, those side by side put together', () => {
  const bars = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 0 : 1 / 12));
  const duration = spread(bars, [12 * HOUR, 23 * HOUR, 24 * HOUR]);
  expect(shown(duration, 40)).toEqual([`1h ${' █'.repeat(12)} 1d 1h`]);
  expect(shown(duration, 24)).toEqual([`1h ${'█'.repeat(12)} 1d 1h`]);
});

test('where some are longer than the axis, that is said', () => {
  const duration = { ...spread([0.5, 0.5], [HOUR, HOUR, HOUR]), max: 100 * HOUR };
  expect(shown(duration, 40)).toEqual(['1h ██ 3h …']);
});
