import { describe, expect, it } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import type { OptimumReport, ReportedPoint } from '../../text/optimum/report.ts';
import { pictureSvg } from '../svg.tsx';
import { THEMES } from '../theme/themes.ts';
import { frontPictures } from './front-pictures.ts';

const HOUR = 3_600_000;

const point = (soak: number, hours: number, exposure: number, spread = 0): ReportedPoint => ({
  candidate: soak,
  figures: [
    { value: hours * HOUR, low: hours * HOUR, high: hours * HOUR },
    { value: exposure, low: exposure - spread, high: exposure + spread },
  ],
  limits: [],
  certain: true,
  values: [soak * HOUR],
  found: {
    early: { value: 0.5, low: 0.5, high: 0.5 },
    middle: { value: 0.25, low: 0.25, high: 0.25 },
    late: { value: 0.15, low: 0.15, high: 0.15 },
    never: { value: 0.1, low: 0.1, high: 0.1 },
  },
});

const measure = { kind: 'statistic', statistic: 'mean', of: { kind: 'duration' }, given: null } as never;

const report = (over: Partial<OptimumReport> = {}): OptimumReport => ({
  version: '0',
  plan: 'p',
  scenario: null,
  method: 'exact',
  seed: '1',
  trials: null,
  complete: true,
  confidence: 0.99,
  objectives: [
    { name: 'duration', target: { kind: 'measure', measure }, better: 'lower', unit: 'milliseconds', exact: true },
    { name: 'exposure', target: { kind: 'measure', measure }, better: 'lower', unit: 'server-hours', exact: true },
  ],
  limits: [],
  axes: [{ name: 'soak', kind: 'duration', values: [HOUR, 6 * HOUR, 12 * HOUR], own: 0 }],
  left: [],
  tried: 3,
  impossible: 0,
  broken: 0,
  kept: true,
  front: [point(1, 10, 400), point(6, 20, 100, 20), point(12, 40, 80)],
  knee: 1,
  own: { ...point(2, 30, 300), at: null, better: [1, 1] },
  shown: [0, 1, 2],
  ...over,
});

const frameOf = (width: number) => ({ width, theme: THEMES.light, id: 'x' });

describe('the front', () => {
  it('has each point where its figures are, in proportion', () => {
    const [front] = frontPictures(report());
    const drawing = front?.draw(frameOf(640));
    if (drawing === undefined) throw new Error('no picture');
    const middles = drawing.marks.map(({ x, y, width, height }) => [x + width / 2, y + height / 2] as const);
    const [a, b, c, own] = middles;
    // 10h, 20h, 40h and 30h across; 400, 100, 80 and 300 server-hours upwards.
    const across = ((c?.[0] ?? 0) - (a?.[0] ?? 0)) / 30;
    expect((b?.[0] ?? 0) - (a?.[0] ?? 0)).toBeCloseTo(10 * across, 0);
    expect((own?.[0] ?? 0) - (a?.[0] ?? 0)).toBeCloseTo(20 * across, 0);
    const upwards = ((c?.[1] ?? 0) - (a?.[1] ?? 0)) / 320;
    expect((b?.[1] ?? 0) - (a?.[1] ?? 0)).toBeCloseTo(300 * upwards, 0);
    expect((own?.[1] ?? 0) - (a?.[1] ?? 0)).toBeCloseTo(100 * upwards, 0);
    // And what is drawn there is there: circles for the points that are not the knee.
    const circles = drawn(drawing, 'circle').map(({ attributes }) => [attributes.cx, attributes.cy]);
    expect(circles).toEqual([a, c, own]);
  });

  it('says which point of the front a mark shows; the plan as it is may be none', () => {
    const [front] = frontPictures(report());
    expect(front?.draw(frameOf(640)).marks.map(({ part }) => part)).toEqual([
      { kind: 'point', index: 0 },
      { kind: 'point', index: 1 },
      { kind: 'point', index: 2 },
      { kind: 'point', index: null },
    ]);
  });

  it('tells the params and the figures of each point, with their intervals', () => {
    const [front] = frontPictures(report());
    const texts = front?.draw(frameOf(640)).marks.map(({ text }) => text);
    expect(texts?.[1]).toBe('#2, knee\nsoak = 6h\nduration 20h\nexposure 100 (80–120) server-hours');
    expect(texts?.[3]).toBe('not on the front, now\nsoak = 2h\nduration 1d 6h\nexposure 300 server-hours');
  });

  it('draws two objectives at a time', () => {
    const two = report();
    const three = report({
      objectives: [...two.objectives, { ...two.objectives[1], name: 'P(escape)', unit: 'share' } as never],
      front: two.front.map((each) => ({ ...each, figures: [...each.figures, { value: 0.1, low: 0.1, high: 0.1 }] })),
      own: null,
    });
    expect(frontPictures(three).map(({ name, title }) => [name, title])).toEqual([
      ['front', 'Exposure against duration'],
      ['front-2', 'P(escape) against duration'],
      ['front-3', 'P(escape) against exposure'],
      ['found', 'When bugs are found along the front'],
    ]);
  });

  it('is drawn of one point, and of figures that are not known', () => {
    const single = report({ front: [point(1, 10, 400)], knee: null, own: null, shown: [0] });
    expect(frontPictures(single)[0]?.draw(frameOf(360)).marks).toHaveLength(1);
    const unknown = report({ front: [point(1, Number.NaN, 400)], knee: null, own: null, shown: [] });
    expect(frontPictures(unknown)[0]?.draw(frameOf(360)).marks).toHaveLength(0);
  });

  it('takes names for what they are: text', () => {
    const name = '<img src=x onerror=alert(1)>\u202e';
    const hostile = report({ axes: [{ name, kind: 'duration', values: [HOUR], own: 0 }] });
    for (const picture of frontPictures(hostile)) {
      const svg = pictureSvg(picture, { width: 360, theme: 'light' });
      expect(svg).not.toContain('<img');
      expect(svg).not.toContain('\u202e');
    }
  });
});

describe('what is found along the front', () => {
  it('is as wide as its shares', () => {
    const found = frontPictures(report()).at(-1);
    const drawing = found?.draw(frameOf(960));
    if (drawing === undefined) throw new Error('no picture');
    const first = drawing.marks[0];
    const bars = drawn(drawing, 'rect').filter(({ attributes }) => Number(attributes.y) > (first?.y ?? 0));
    const widths = bars.map(({ attributes }) => Number(attributes.width) + 1).filter((width) => width > 60);
    // Half, a quarter and 15% of the row, each bar a pixel short of it.
    const half = widths[0] ?? 0;
    expect(widths[1]).toBeCloseTo(half / 2, 5);
    expect(widths[2]).toBeCloseTo(half * 0.3, 5);
    expect(first?.text).toBe('#1 soak = 1h\nearly: 50%\nmiddle: 25%\nlate: 15%\nnever: 10%');
  });

  it('explains what is seen in it alone', () => {
    const none = { value: 0, low: 0, high: 0 };
    const late = {
      early: none,
      middle: none,
      late: { value: 0.6, low: 0.6, high: 0.6 },
      never: { value: 0.4, low: 0.4, high: 0.4 },
    };
    const found = frontPictures(report({ front: [{ ...point(1, 10, 400), found: late }], knee: null, shown: [0] })).at(
      -1,
    );
    const legend = drawn(found?.draw(frameOf(640)) ?? { width: 0, height: 0, body: [], marks: [] }, 'text');
    expect(legend.slice(0, 2).map(({ text }) => text)).toEqual(['late', 'never']);
    expect(found?.notes).toEqual([
      'Shares of the bugs that are there, by how much of what is deployed had the bug when it was found: late, more than half.',
    ]);
  });
});
