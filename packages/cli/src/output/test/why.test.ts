import { figureText, whyNot } from '@rollout/report';
import type { ExpectationResults } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { element, xmlText } from '../xml.ts';

const BASE: ExpectationResults = {
  text: 'expect P(escape of crash) < 1%',
  policy: null,
  status: 'not-met',
  method: 'simulated',
  level: 0.99,
  trials: 1_024,
  unit: 'share',
  value: { value: 0.03, low: 0.02, high: 0.04 },
  relation: '<',
  bound: 0.01,
  trialsNeeded: null,
  explanation: null,
};
const why = (change: Partial<ExpectationResults>): string | null => whyNot({ ...BASE, ...change });

describe('figures', () => {
  test.each([
    [{ value: 0.03, low: 0.02, high: 0.04 }, 'share', '3% (2–4%)'],
    [{ value: 7_200, low: 3_600, high: 10_800 }, 'seconds', '2h (1h–3h)'],
    [{ value: 7_200, low: 7_200, high: 7_200 }, 'seconds', '2h'],
    [{ value: 12.5, low: 10, high: 15 }, 'server-hours', '12.5 (10–15) server-hours'],
    [{ value: 8, low: 8, high: null }, 'servers', '8 servers seen'],
    [{ value: 8, low: 6, high: null }, 'servers', '8 (≥6) servers'],
    [{ value: 24_180, low: 0, high: null }, 'seconds', '6h 43m (too few trials)'],
    [{ value: 8, low: 0, high: null }, 'servers', '8 servers (too few trials)'],
    [{ value: 0.5, low: 0.5, high: null }, 'share', '50% seen'],
    [{ value: null, low: null, high: null }, 'share', 'unknown'],
  ] as const)('%o in %s are %s', (estimate, unit, text) => {
    expect(figureText(estimate, unit)).toBe(text);
  });
});

describe('what does not pass', () => {
  test('says by how much, and by how much for certain', () => {
    expect(why({})).toBe('It is more than 1% by 2 percent points, for certain by 1 percent point.');
    const less = {
      relation: '>=',
      bound: 7_200,
      unit: 'seconds',
      value: { value: 3_600, low: 3_000, high: 5_400 },
    } as const;
    expect(why(less)).toBe('It is less than 2h by 1h, for certain by 30m.');
  });

  test('may lie on its bound', () => {
    expect(why({ method: 'exact', value: { value: 0.01, low: 0.01, high: 0.01 } })).toBe(
      'It is 1%, and has to be less.',
    );
  });

  test('and is not decided says how many trials it would take', () => {
    expect(why({ status: 'undecided', bound: 0.031, trialsNeeded: 23_456 })).toBe(
      'After 1,024 trials it is 3% (2–4%): 3.1% lies within what it may be. About 24,000 trials would tell: --trials 24_000.',
    );
    expect(why({ status: 'undecided', bound: 0.03, trialsNeeded: null })).toContain('move the bound');
    expect(why({ status: 'undecided', bound: 0.0300001, trialsNeeded: 1e14 })).toContain('more than 16,777,216 trials');
  });

  test.each([
    { value: 14_400, low: 14_400, high: null },
    { value: 14_400, low: 0, high: 14_400 },
  ])('and is a greatest or least value may be beyond what was seen: %o', (value) => {
    const text = why({ status: 'undecided', unit: 'seconds', bound: 14_400, value, trialsNeeded: 95_750 });
    expect(text).toMatch(
      /: a run may go beyond what was seen\. About 96,000 trials would tell, but for runs rarer than one in 10,000: --trials 96_000\.$/,
    );
  });

  test('speaks of no run at all', () => {
    const nothing = { status: 'undecided', value: { value: null, low: 0, high: null } } as const;
    expect(why(nothing)).toBe('None of 1,024 trials is one that it is about.');
    expect(why({ ...nothing, method: 'exact', trials: 0 })).toBe('No run of the plan is one that it is about.');
  });

  test('is not proven, and the way is told', () => {
    const proof = { method: 'proven', unit: null, value: null, relation: null, bound: null } as const;
    expect(why({ ...proof, explanation: 'Two units may run at once.' })).toBe('Two units may run at once.');
    expect(why({ ...proof, status: 'met' })).toBeNull();
  });
});

describe('XML', () => {
  test('holds no text that ends what it stands in, nor what it cannot hold', () => {
    expect(xmlText('a<b>&"\']]>\u0000\u001b\ud800\uffff')).toBe(
      `a&lt;b&gt;&amp;&quot;&apos;]]&gt;${xmlText('\u0000\u001b')}\ufffd\ufffd`,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xmlText('\u0000\u001b')).not.toMatch(/[\u0000-\u001f]/);
  });

  test('is indented by what holds it', () => {
    expect(element('a', { n: 1 }, [element('b', {}, [element('c', {})])])).toBe(
      '<a n="1">\n  <b>\n    <c/>\n  </b>\n</a>',
    );
  });
});
