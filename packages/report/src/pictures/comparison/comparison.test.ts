import type { ComparedFigureResults, CompareResults } from '@rollout/simulator';
import { simulate } from '@rollout/simulator';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import { machineOf } from '../../testing/open-example.ts';
import { pictureSvg } from '../svg.tsx';
import { THEMES } from '../theme/themes.ts';
import { comparisonPictures } from './comparison-pictures.ts';

const known = (value: number) => ({ value, low: value, high: value });

const figure = (over: Partial<ComparedFigureResults>): ComparedFigureResults => ({
  figure: 'mean(duration)',
  about: { kind: 'duration', bug: null },
  unit: 'seconds',
  better: 'less',
  method: 'simulated',
  a: 3600,
  b: 7200,
  difference: { value: 3600, low: 3000, high: 4200 },
  relative: known(1),
  same: false,
  verdict: 'worse',
  trialsToTell: null,
  ...over,
});

const plan = { machineHash: '', plan: 'p', scenario: null, params: {} };
const compared = (figures: readonly ComparedFigureResults[], name = 'a.rollout') => {
  const results: CompareResults = {
    schemaVersion: 1,
    version: '0',
    a: plan,
    b: plan,
    seed: '1',
    trials: 100,
    complete: true,
    confidence: 0.99,
    alike: false,
    changes: [],
    figures,
  };
  const each = simulate(
    machineOf(
      'topology t { region r { server[2] } } model m { deploy takes 1h per server } plan p on t using m { stage s { deploy all } }',
    ),
    { trials: 10 },
  );
  return { results, sides: { a: name, b: 'b.rollout' }, a: each, b: each };
};
const frameOf = (width: number) => ({ width, theme: THEMES.light, id: 'x' });

describe('two plans side by side', () => {
  it.each([360, 640, 960])('have bars as long as their figures, at %i pixels', (width) => {
    const [sides] = comparisonPictures(compared([figure({})]));
    const drawing = sides?.draw(frameOf(width));
    if (drawing === undefined) throw new Error('no picture');
    // Two of the legend, then A's and B's; each is short of its length by what its outline takes.
    const lengths = drawn(drawing, 'rect').map(({ attributes }) => Number(attributes.width) + 1.5);
    expect(lengths[3]).toBeCloseTo(2 * (lengths[2] ?? 0), 6);
    expect(drawing.marks[0]?.text).toContain('a.rollout: 1h\nb.rollout: 2h\n+1h (+50m to +1h 10m), +100%\n▼ worse');
  });

  it('only name what does not differ', () => {
    const same = figure({ figure: 'P(stop)', unit: null, a: 0, b: 0, verdict: 'no-difference', same: true });
    const [sides] = comparisonPictures(compared([figure({}), same]));
    const drawing = sides?.draw(frameOf(640));
    expect(drawing?.marks).toHaveLength(1);
    expect(drawing === undefined ? [] : drawn(drawing, 'text').map(({ text }) => text)).toContain(
      '= no difference: stopped',
    );
    expect(sides?.table.rows).toHaveLength(2);
  });

  it('are drawn where nothing is known, and nothing differs', () => {
    const unknown = { value: null, low: null, high: null };
    const [sides] = comparisonPictures(
      compared([figure({ a: null, b: null, difference: unknown, relative: unknown, verdict: 'cannot-tell' })]),
    );
    expect(sides?.draw(frameOf(360)).marks[0]?.text).toContain('unknown');
    expect(comparisonPictures(compared([]))[0]?.draw(frameOf(360)).marks).toEqual([]);
  });

  it('take names for text', () => {
    for (const picture of comparisonPictures(compared([figure({})], `<script>${'x'.repeat(500)}</script>\u202e`))) {
      const svg = pictureSvg(picture, { width: 360, theme: 'dark' });
      expect(svg).not.toContain('<script');
      expect(svg).not.toContain('\u202e');
    }
  });
});

describe('how long both take', () => {
  it('says at every time how many runs are over', () => {
    const durations = comparisonPictures(compared([])).find(({ name }) => name === 'durations');
    const texts = durations?.draw(frameOf(640)).marks.map(({ text }) => text.split('\n'));
    // Both servers at once, an hour: no run is over before, every one after.
    for (const [time = '', a, b] of texts ?? []) {
      const minutes = Number(/(\d+)m/.exec(time)?.[1] ?? 0) + 60 * Number(/(\d+)h/.exec(time)?.[1] ?? 0);
      expect([a, b]).toEqual(
        minutes < 60 ? ['a.rollout: 0%', 'b.rollout: 0%'] : ['a.rollout: 100%', 'b.rollout: 100%'],
      );
    }
    expect(durations?.description).toContain('a.rollout: half of the runs are over in 1h, 95% in 1h.');
  });
});
