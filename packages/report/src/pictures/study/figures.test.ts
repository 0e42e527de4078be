import type {
  Estimate,
  ExpectationResults,
  LimitResults,
  SensitivityResults,
  UncertainResults,
} from '@rollout/simulator';
import { expect, test } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import { THEMES } from '../theme/themes.ts';
import { capacityPicture } from './capacity.ts';
import { expectationsPicture } from './expectations.ts';
import { gatesPicture } from './gates.ts';
import { sensitivityPicture } from './sensitivity.ts';
import { uncertainPicture } from './uncertain.ts';

const theme = THEMES.light;
const frame = { width: 960, theme, id: 'a' };
const known = (value: number): Estimate => ({ value, low: value, high: value });

const expectation = (value: number, bound: number): ExpectationResults => ({
  text: 'expect P(rollback) < 5%',
  policy: null,
  status: value < bound ? 'met' : 'not-met',
  method: 'exact',
  level: 0.999,
  trials: 0,
  unit: 'share',
  value: known(value),
  relation: '<',
  bound,
  trialsNeeded: null,
  explanation: null,
});

test('what is expected: the figure and its bound stand at their places, whatever is met', () => {
  for (const [value, bound] of [
    [0.02, 0.05],
    [0.08, 0.05],
    [1e-5, 0.05],
  ] as const) {
    const picture = expectationsPicture({ expectations: [expectation(value, bound)] });
    const drawing = picture.draw(frame);
    const dot = Number(drawn(drawing, 'circle')[0]?.attributes.cx);
    const paths = drawn(drawing, 'path');
    const limit = Number(
      /^M([\d.]+)/.exec(String(paths.find(({ attributes }) => attributes.stroke === theme.limit)?.attributes.d))?.[1],
    );
    const rail = /^M([\d.]+) [\d.]+H([\d.]+)/.exec(
      String(paths.find(({ attributes }) => attributes.stroke === theme.muted)?.attributes.d),
    );
    const [left, right] = [Number(rail?.[1]), Number(rail?.[2])];
    // The scale begins at 0; where the bound is tells how long it is.
    const perShare = (limit - left) / bound;
    expect((dot - left) / perShare).toBeCloseTo(value, 3);
    expect(right).toBeGreaterThan(Math.max(dot, limit));
    expect(drawn(drawing, 'text')[0]?.text).toBe(value < bound ? '✓' : '✗');
  }
});

test('what is proven has a row without a figure', () => {
  const proven: ExpectationResults = {
    ...expectation(0, 1),
    value: null,
    unit: null,
    relation: null,
    bound: null,
    method: 'proven',
    explanation: 'never at once',
  };
  const drawing = expectationsPicture({ expectations: [proven] }).draw({ ...frame, width: 360 });
  expect(drawn(drawing, 'circle')).toEqual([]);
  expect(drawing.marks[0]?.text).toContain('never at once');
});

const SENSITIVITY: SensitivityResults = {
  by: 0.1,
  trials: 0,
  figures: [
    {
      figure: 'mean(duration)',
      unit: 'seconds',
      value: 5_000,
      numbers: [
        { number: 'deploy takes', method: 'exact', low: 3600, high: 7200, difference: known(3600), relative: known(1) },
        {
          number: 'gate health: takes',
          method: 'exact',
          low: 5400,
          high: 4500,
          difference: known(-900),
          relative: known(-1 / 6),
        },
      ],
    },
    { figure: 'P(stop)', unit: null, value: 0, numbers: [] },
  ],
};

test('a tornado goes from the figure with a number down to that with it up', () => {
  const picture = sensitivityPicture(SENSITIVITY);
  const bars = drawn(picture.draw(frame), 'rect')
    .filter(({ attributes: { height } }) => height === 16)
    .map(({ attributes: { x, width, fill } }) => ({
      from: Number(x),
      to: Number(x) + Number(width),
      isUp: fill === theme.series[0],
    }));
  const [down, up, lessDown, lessUp] = bars;
  expect([down?.isUp, up?.isUp]).toEqual([false, true]);
  // The two of each number meet at the figure itself, which is in the middle of neither.
  expect(down?.to).toBeCloseTo(up?.from ?? 0, 0);
  expect(lessDown?.from).toBeCloseTo(down?.to ?? 0, 0);
  const perSecond = ((up?.to ?? 0) - (down?.from ?? 0)) / 3600;
  expect(((down?.to ?? 0) - (down?.from ?? 0)) / perSecond).toBeCloseTo(5_000 - 3600, -1);
  expect(((lessDown?.to ?? 0) - (down?.from ?? 0)) / perSecond).toBeCloseTo(5400 - 3600, -1);
  expect(((lessUp?.from ?? 0) - (down?.from ?? 0)) / perSecond).toBeCloseTo(4500 - 3600, -1);
  expect(picture.notes.join(' ')).toContain('Nothing is certain to move P(stop).');
});

test('what the evidence leaves open is drawn as multiples of the figure', () => {
  const uncertain: UncertainResults = {
    sets: 200,
    trials: 0,
    figures: [
      {
        figure: 'P(rollback)',
        unit: null,
        plain: known(0.04),
        both: { value: 0.04, low: 0.02, high: 0.08 },
        larger: 'model',
        most: { number: 'bug crash: present', evidence: '6 of 300', share: 0.9 },
      },
      {
        figure: 'P(stop)',
        unit: null,
        plain: known(0),
        both: { value: 0, low: 0, high: 0.001 },
        larger: 'sampling',
        most: null,
      },
    ],
  };
  const drawing = uncertainPicture(uncertain).draw(frame);
  const bar = drawn(drawing, 'rect').find(({ attributes: { height } }) => height === 16)?.attributes;
  const dot = drawn(drawing, 'circle').at(-1)?.attributes;
  // Half and twice the figure are as far from it, by powers.
  expect(Number(bar?.x) + Number(bar?.width) / 2).toBeCloseTo(Number(dot?.cx), 0);
  expect(drawing.marks.map(({ text }) => text)).toEqual([
    'P(rollback): 4%, 2% to 8%\nmostly because bug crash: present is known from 6 of 300 alone',
    'P(stop): 0%, 0% to 0.1%\nmore runs would tell more',
  ]);
});

test('a gate that says the same of many bugs says it once', () => {
  const missed = { missed: known(0.1), marginal: null };
  const gate = (stage: string) =>
    ({
      source: `${stage}/1`,
      text: 'gate health',
      stage,
      check: 'health',
      power: 'given',
      samples: null,
      falseAlarm: known(0.005),
      marginal: null,
      bugs: { crash: missed, leak: missed },
    }) as const;
  const drawing = gatesPicture({ gates: [gate('canary'), gate('world')] }).draw(frame);
  expect(drawing.marks.map(({ text }) => text)).toEqual([
    'gate health, in canary, world\nmisses crash, leak: 10%',
    'gate health, in canary, world\nfalse alarm: 0.5%',
  ]);
});

test('the numbers of gates that are alike stand in one row, and name all that they are of', () => {
  const missed = { missed: known(0.1), marginal: null };
  const bugs = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`b${index}`, missed]));
  const gates = Array.from({ length: 100 }, (_, index) => ({
    source: `s${index}/1`,
    ...{ text: 'gate health', check: 'health', stage: `s${index}`, power: 'given' as const, samples: null },
    ...{ falseAlarm: known(0.005), marginal: null, bugs },
  })) satisfies Parameters<typeof gatesPicture>[0]['gates'];
  const { rows } = gatesPicture({ gates }).table;
  expect(rows.map(([, , , chance]) => chance)).toEqual(['10%', '0.5%']);
  expect(rows[0]?.[1]?.split(', ')).toHaveLength(100);
  expect(rows[0]?.[2]?.split(', ')).toEqual(['misses b0', ...Object.keys(bugs).slice(1)]);
});

test('a limit that allows more in rollback is not gone past by going back', () => {
  const limit: LimitResults = {
    text: 'maxDown 20% per cluster, 50% in rollback',
    group: 'us/web-1',
    counts: 'server',
    down: 50,
    allowed: 20,
    allowedInRollback: 50,
    share: 0.5,
    limit: 0.2,
    reached: known(1),
  };
  const study = {
    trials: 100,
    method: 'simulated',
    confidence: 0.99,
    complete: true,
    capacity: { maxDown: [limit], services: [] },
  } as const;
  const picture = capacityPicture(study);
  expect(picture?.description).toBe(
    'Nearest to its limit comes maxDown 20% per cluster, 50% in rollback: at most 50 servers down in us/web-1, 20 allowed, 50 in rollback.',
  );
  expect(picture?.table.rows).toEqual([
    ['maxDown 20% per cluster, 50% in rollback', 'us/web-1', '50 servers', '20, 50 in rollback', 'reached 100%'],
  ]);
  const strict = { ...limit, allowedInRollback: 20 };
  const past = capacityPicture({ ...study, capacity: { maxDown: [strict], services: [] } });
  expect(past?.description).toContain('Furthest past its limit');
});

test('a limit that outages push past is drawn past it', () => {
  const limit: LimitResults = {
    text: 'maxDown 20% per cluster',
    group: 'us/web-1',
    counts: 'server',
    down: 100,
    allowed: 20,
    allowedInRollback: 20,
    share: 1,
    limit: 0.2,
    reached: known(1),
  };
  const picture = capacityPicture({
    trials: 100,
    method: 'simulated',
    confidence: 0.99,
    complete: true,
    capacity: { maxDown: [limit], services: [] },
  });
  const [bar] = drawn(picture?.draw(frame) ?? { width: 0, height: 0, body: [], marks: [] }, 'rect').filter(
    ({ attributes: { height } }) => height === 16,
  );
  expect(String(bar?.attributes.fill)).toMatch(/^url/);
  expect(picture?.description).toContain('Furthest past its limit goes maxDown 20% per cluster');
});
