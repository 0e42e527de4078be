import { type Estimate, type OutcomeDuration, type Results, simulate } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import { exampleMachine } from '../../testing/open-example.ts';
import { THEMES } from '../theme/themes.ts';
import { endingsPicture } from './endings.ts';

const theme = THEMES.light;
const results = simulate(exampleMachine('first-plan'), { trials: 1000 });
const HOUR = 3600;

const around = (hours: number): Estimate => ({
  value: hours * HOUR,
  low: (hours - 1) * HOUR,
  high: (hours + 1) * HOUR,
});
const lasting = (p10: number, p50: number, p90: number, p95: number): OutcomeDuration => ({
  trials: 500,
  ...{ mean: around(p50), p10: around(p10), p50: around(p50), p90: around(p90), p95: around(p95) },
});

function ending(byOutcome: Partial<Results['duration']['byOutcome']>): Results {
  const none = { completed: null, rolledBack: null, stopped: null };
  return { ...results, duration: { ...results.duration, byOutcome: { ...none, ...byOutcome } } };
}

test('each way to end has a bar from P10 to P90, and a dot at P50, on one axis from nothing on', () => {
  const picture = endingsPicture(
    ending({ completed: lasting(20, 30, 35, 40), rolledBack: lasting(5, 10, 25, 38), stopped: lasting(2, 4, 6, 8) }),
  );
  const drawing = picture?.draw({ width: 960, theme, id: 'e' });
  if (drawing === undefined) throw new Error('no picture');
  const dots = drawn(drawing, 'circle')
    .map(({ attributes }) => Number(attributes.cx))
    .slice(-3);
  const bars = [theme.good, theme.caution, theme.bad].map((color) => {
    const bar = drawn(drawing, 'rect').find(({ attributes }) => attributes.fill === color)?.attributes;
    return [Number(bar?.x), Number(bar?.x) + Number(bar?.width)] as const;
  });
  const [first = 0, second = 0] = dots;
  const perHour = (first - second) / 20;
  const zero = first - 30 * perHour;
  expect(dots.map((x) => Math.round((x - zero) / perHour))).toEqual([30, 10, 4]);
  expect(bars.map((ends) => ends.map((x) => Math.round((x - zero) / perHour)))).toEqual([
    [20, 35],
    [5, 25],
    [2, 6],
  ]);
  expect(drawing.marks.map(({ text }) => text.split('\n')[3])).toEqual([
    'P50 1d 6h (1d 5h–1d 7h)',
    'P50 10h (9h–11h)',
    'P50 4h (3h–5h)',
  ]);
});

test('the figures are those of the results, and what trials do not tell is not told', () => {
  const few = { ...lasting(5, 10, 25, 38), trials: 3, p95: { value: 38 * HOUR, low: 10 * HOUR, high: null } };
  const picture = endingsPicture(ending({ completed: lasting(20, 30, 35, 40), rolledBack: few }));
  expect(picture?.description).toBe(
    'Runs that complete take 1d 6h (P50), and 1d 16h (P95). Runs that are rolled back take 10h (P50).',
  );
  expect(picture?.table.rows.map((row) => [row[0], row[2], row.at(-3), row.at(-1)])).toEqual([
    ['completed', '500', '1d 6h (1d 5h–1d 7h)', '1d 16h (1d 15h–1d 17h)'],
    ['rolled back', '3', '10h (9h–11h)', '–'],
  ]);
  const unknown = { value: 10 * HOUR, low: null, high: null };
  const tooFew = endingsPicture(ending({ completed: few, stopped: { ...few, trials: 1, p50: unknown, p95: unknown } }));
  expect(tooFew?.description).toMatch(/Runs that are stopped are too few to tell how long they take: 1 trial\.$/);
});

test('where all runs end alike there is nothing to tell apart', () => {
  expect(endingsPicture(ending({ completed: lasting(20, 30, 35, 40) }))).toBeNull();
});
