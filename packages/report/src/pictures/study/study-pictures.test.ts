import {
  advance,
  advanceCurves,
  openCurves,
  openStudy,
  type Results,
  resultsOf,
  simulate,
  withCurves,
} from '@rollout/simulator';
import { expect, test } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import { exampleMachine, machineOf } from '../../testing/open-example.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import type { Drawing, Picture } from '../picture.ts';
import { pictureSvg } from '../svg.tsx';
import { PAGE_THEME, THEMES } from '../theme/themes.ts';
import { studyPictures } from './study-pictures.ts';

const theme = THEMES.light;
const machine = exampleMachine('first-plan');
const study = openStudy(machine, { trials: 1000 });
while (advance(study, 500));
const curves = openCurves(study);
while (advanceCurves(curves, 200));
const results = withCurves(resultsOf(study), study);
const pictures = studyPictures(results, machine);

function named(name: string, all: readonly Picture[] = pictures): Picture {
  const found = all.find((picture) => picture.name === name);
  if (found === undefined) throw new Error(`no picture ${name}`);
  return found;
}

const drawing = (name: string, width = 960): Drawing => named(name).draw({ width, theme, id: name });

/** Corners of what ECharts drew, as `M1 2L3 4l5 0…`: capitals from the drawing's corner, small letters from the last one. */
function cornersOf(d: unknown): (readonly [x: number, y: number])[] {
  const corners: (readonly [number, number])[] = [];
  for (const [, command = '', numbers = ''] of String(d).matchAll(/([MLl])([^A-Za-z]*)/g)) {
    const values = [...numbers.matchAll(/-?[\d.]+/g)].map(Number);
    for (let index = 0; index + 1 < values.length; index += 2) {
      const [x, y] = command === 'l' ? (corners.at(-1) ?? [0, 0]) : [0, 0];
      corners.push([x + (values[index] ?? 0), y + (values[index + 1] ?? 0)]);
    }
  }
  return corners;
}

test('the story of a study, in order', () => {
  expect(pictures.map(({ name }) => name)).toEqual([
    'duration',
    'endings',
    'outcomes',
    'progress',
    'stages',
    'bugs',
    'reach',
    'exposure-server-hours',
    'time',
    'gates',
    'capacity',
  ]);
});

test('every picture says something, and from how many runs it is', () => {
  for (const { description, notes, table } of pictures) {
    expect(description).toMatch(/\.$/);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect([description, ...notes].join(' ')).not.toMatch(/NaN|undefined|null|Infinity/);
  }
  expect(named('outcomes').notes[0]).toBe('From 1,000 runs; intervals at 99%.');
});

test('the bars of the duration are as high as the shares of the histogram', () => {
  const { histogram } = results.duration;
  const shown = histogram.filter(({ share }) => share > 0);
  const bars = drawn(drawing('duration'), 'path')
    .filter(({ attributes }) => attributes.fill === theme.series[0])
    .map(({ attributes }) => cornersOf(attributes.d));
  expect(bars).toHaveLength(shown.length);
  // The axis goes to 100%, over 200 pixels.
  bars.forEach((corners, index) => {
    const ys = corners.map(([, y]) => y);
    const height = Math.max(...ys) - Math.min(...ys);
    expect(height).toBeCloseTo(Math.max(1.5, 200 * (shown[index]?.share ?? 0)), 0);
  });
  const texts = drawn(drawing('duration'), 'text').map(({ text }) => text);
  expect(texts.some((text) => /^P50( P90)?( P95)? \d/.test(text))).toBe(true);
});

test('outcomes are as long as their chances, and tell them with their intervals', () => {
  const lengths = drawn(drawing('outcomes'), 'rect').map(({ attributes: { fill, width } }) => ({
    fill,
    width: Number(width),
  }));
  const completed = lengths.find(({ fill }) => fill === theme.good)?.width ?? 0;
  const rolledBack = lengths.find(({ fill }) => fill === theme.caution)?.width ?? 0;
  const { completed: all, rolledBack: back } = results.outcomes;
  expect(rolledBack / completed).toBeCloseTo((back.value ?? 0) / (all.value ?? 1), 2);
  expect(drawing('outcomes').marks[0]?.text).toBe(`completed: ${percentWithInterval(all)} of runs`);
});

test('the line of progress goes through the medians', () => {
  const { curves } = results;
  const progress = curves?.progress;
  if (progress === null || progress === undefined) throw new Error('no progress');
  const line = drawn(drawing('progress'), 'path').find(
    ({ attributes }) =>
      attributes.stroke === theme.series[0] &&
      attributes['stroke-width'] === 2.5 &&
      attributes.fill === 'none' &&
      String(attributes.d).length > 60,
  );
  const corners = cornersOf(line?.attributes.d);
  expect(corners).toHaveLength(progress.at.length);
  const bottom = Math.max(...corners.map(([, y]) => y));
  corners.forEach(([, y], index) => {
    // 220 pixels are 100%.
    expect((bottom - y) / 220).toBeCloseTo(progress.p50[index] ?? Number.NaN, 2);
  });
});

test('stages stand where they start, for as long as they take', () => {
  const bars = drawn(drawing('stages'), 'rect')
    .filter(({ attributes }) => attributes.fill === theme.series[0])
    .map(({ attributes }) => ({ x: Number(attributes.x), width: Number(attributes.width) }));
  expect(bars).toHaveLength(results.stages.length);
  const times = results.stages.map(({ start, duration }) => ({
    start: start?.mean.value ?? 0,
    length: duration?.mean.value ?? 0,
  }));
  const [first] = bars;
  const perSecond = (first?.width ?? 0) / (times[0]?.length ?? 1);
  bars.forEach(({ x, width }, index) => {
    expect(x - (first?.x ?? 0)).toBeCloseTo((times[index]?.start ?? 0) * perSecond, -0.5);
    expect(width).toBeCloseTo((times[index]?.length ?? 0) * perSecond, -0.5);
  });
});

test('a mark of a bug tells how often it is found in each stage, and escapes', () => {
  const [name = '', bug] = Object.entries(results.bugs)[0] ?? [];
  const told = drawing('bugs').marks[0]?.text ?? '';
  expect(told).toContain(
    `${name}: there in ${percentWithInterval(bug?.present ?? { value: null, low: null, high: null })}`,
  );
  for (const [stage, found] of Object.entries(bug?.foundIn ?? {}))
    expect(told).toContain(`found in ${stage} ${formatPercent((found.value ?? 0) / (bug?.present.value ?? 1))}`);
});

test('the steps of the chance of reach are at its points', () => {
  const points =
    Object.values(results.curves?.bugs ?? {}).find(({ reach }) => reach.points.length > 0)?.reach.points ?? [];
  expect(named('reach').table.rows.filter(([bug]) => bug === Object.keys(results.bugs)[0])).toHaveLength(points.length);
  const line = drawn(drawing('reach'), 'path').find(
    ({ attributes }) =>
      attributes.stroke === theme.series[0] && cornersOf(attributes.d).length === 2 * points.length + 1,
  );
  const corners = cornersOf(line?.attributes.d);
  const xs = points.map((_, index) => corners[2 * index + 1]?.[0] ?? 0);
  const [left = 0] = corners[0] ?? [];
  // This plan reaches less than 40 times what it reaches at the least: the axis begins at 0.
  const scale = (xs[0] ?? 0) - left;
  xs.forEach((x, index) => {
    expect((x - left) / scale).toBeCloseTo((points[index]?.atLeast ?? 0) / (points[0]?.atLeast ?? 1), 1);
  });
});

test('no two drawings differ, and none has styles, handlers or colours of its own on a page', () => {
  for (const picture of pictures) {
    for (const width of [320, 360, 640, 960]) {
      const svg = pictureSvg(picture, { width, theme: 'dark' });
      expect(svg).toBe(pictureSvg(picture, { width, theme: 'dark' }));
      expect(svg).not.toMatch(/ style=| on[a-z]+=|<style|<image|href=|NaN|undefined/);
      expect(svg.length).toBeLessThan(80_000);
    }
    const page = picture.draw({ width: 640, theme: PAGE_THEME, id: 'p' });
    for (const tag of ['path', 'rect', 'text', 'circle'])
      for (const { attributes } of drawn(page, tag)) {
        for (const paint of [attributes.fill, attributes.stroke])
          expect(String(paint ?? 'none')).toMatch(/^(?:none|transparent|var\(--[\w-]+\)|url\(#p-[\w-]+\))$/);
      }
  }
});

test('hostile names are text', () => {
  const hostile = JSON.parse(
    JSON.stringify(results)
      .replaceAll('"first"', JSON.stringify('<img src=x onerror=alert(1)>'))
      .replaceAll('"crash"', JSON.stringify(`</script>\u202e${'y'.repeat(500)}`)),
  ) as Results;
  for (const picture of studyPictures(hostile, machine)) {
    for (const width of [360, 960]) {
      const svg = pictureSvg(picture, { width, theme: 'light' });
      expect(svg).not.toMatch(/<img|<\/script|\u202e/);
    }
  }
});

test('what half of the runs and nearly all of them stay within is said so that it can be told apart', () => {
  expect(named('duration', studyPictures(results, machine)).description).toMatch(
    /^Half of the runs are over in .* \(P50\), 90% in .* \(P90\), 95% in .* \(P95\)\. The shortest run takes /,
  );
});

test('a plan that takes as long in every run, has no bugs, and deploys nothing', () => {
  const still = machineOf(`
topology one { region r { server[3] } }
model m { deploy takes 4m per server }
plan p on one using m {
  stage only { wait 2h }
}
`);
  const found = studyPictures(simulate(still, { trials: 50 }), still);
  expect(found.map(({ name }) => name)).toEqual(['duration', 'outcomes', 'stages', 'time']);
  expect(named('duration', found).description).toBe('2h in every run.');
  const [single] = studyPictures(simulate(still, { trials: 1 }), still);
  expect(single?.description).toBe('2h in the only trial.');
  for (const picture of found) expect(pictureSvg(picture, { width: 360, theme: 'light' })).not.toContain('NaN');
});

test('of no trials there is nothing to see', () => {
  expect(studyPictures({ ...results, trials: 0 }, machine)).toEqual([]);
});
