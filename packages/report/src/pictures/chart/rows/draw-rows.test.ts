import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { THEMES } from '../../theme/themes.ts';
import { shareScale } from '../scale.ts';
import { drawRows } from './draw-rows.tsx';
import type { Row, RowChart } from './row-chart.ts';

const theme = THEMES.light;
const row = (label: string, share: number): Row => ({
  label,
  shapes: [{ kind: 'bar', from: 0, to: share, color: theme.good }],
  values: [{ text: `${share * 100}%` }],
  told: label,
});

const chart = (rows: readonly Row[]): RowChart => ({
  legend: [],
  sections: [{ title: null, scale: shareScale(1), columns: ['chance'], rows }],
});

const bars = (width: number, rows: readonly Row[]): number[] =>
  drawn(drawRows({ width, theme, id: 'a' }, chart(rows)), 'rect')
    .filter(({ attributes }) => attributes.fill === theme.good)
    .map(({ attributes }) => Number(attributes.width));

test('bars are as long as their shares, beside their names and below them', () => {
  for (const width of [320, 360, 640, 960]) {
    const [whole = 0, half = 0, little = 0, none] = bars(width, [
      row('a', 1),
      row('b', 0.5),
      row('c', 1e-9),
      row('d', 0),
    ]);
    // Places are written to a tenth of a pixel.
    expect(Math.abs(half - whole / 2)).toBeLessThanOrEqual(0.1);
    // What there is some of is seen.
    expect(little).toBe(1);
    expect(none).toBeUndefined();
  }
});

test('names of any length are text, and are cut to their place', () => {
  const long = `<img onerror=…> ${'x'.repeat(500)}`;
  for (const width of [320, 640]) {
    const drawing = drawRows({ width, theme, id: 'a' }, chart([row(long, 0.5)]));
    const texts = drawn(drawing, 'text').map(({ text }) => text);
    expect(texts.some((text) => text.startsWith('<img'))).toBe(true);
    expect(texts.every((text) => text.length < 120)).toBe(true);
    expect(drawing.marks[0]?.text).toBe(long);
  }
});

test('each row has its mark, one below another', () => {
  const { marks } = drawRows({ width: 360, theme, id: 'a' }, chart([row('a', 1), row('b', 0.5)]));
  const [a, b] = marks;
  expect(marks.map(({ text }) => text)).toEqual(['a', 'b']);
  expect((a?.y ?? 0) + (a?.height ?? 0)).toBeLessThanOrEqual(b?.y ?? 0);
});

test('no rows are an empty chart', () => {
  expect(drawRows({ width: 360, theme, id: 'a' }, { legend: [], sections: [] }).marks).toEqual([]);
});
