/**
 * Plans whose truth is known in closed form and lies as near to the bound as can be: on it, or a hair beside. Asked at 90%, a wrong
 * decision may come in one of ten. Of 34 that are wrong with a chance of 10% more than 10 are with a chance of 3e-4; draws are fixed.
 * A thousand plans with up to 8,192 trials each were run by hand: 22 were decided wrongly, where 100 may be.
 */
import type { MachineMeasure } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { decideExpectation } from './decisions.ts';

const PLANS = 34;
const MOST_WRONG = 10;
const LEVEL = 0.9;
const MOST_TRIALS = 2_048;

const HOUR = 3_600_000;

interface Case {
  readonly text: string;
  readonly measure: MachineMeasure;
  readonly truth: number;
}

/** The i-th of many numbers that are spread evenly between two. */
const between = (low: number, high: number, i: number): number => low + (high - low) * ((i * 0.6180339887498949) % 1);
const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;
/** As the text has it. */
const asWritten = (share: number): number => Number((100 * share).toFixed(3)) / 100;

function planOf(model: string, steps: string): string {
  return `topology fleet { cluster web { server[1] } }
model m { deploy takes 1h per server  ${model} }
plan p on fleet using m { stage one { deploy all  ${steps} } }`;
}

/** Two looks, each of which sees the bug with a chance of its own: it escapes both. */
function escapes(i: number): Case {
  const [there, seen] = [asWritten(between(0.01, 0.9, i)), asWritten(between(0.2, 0.95, 3 * i))];
  return {
    text: planOf(
      `bug b { present ${percent(there)}  shows 100% at cluster 1 }  gate g { detects ${percent(seen)}  takes 1h }`,
      'gate g  gate g',
    ),
    measure: { kind: 'chance', of: { kind: 'escape', bug: 0 }, given: null },
    truth: there * (1 - seen) ** 2,
  };
}

/** Found, if it is there, by one of the looks. */
function foundGiven(i: number): Case {
  const { text } = escapes(i);
  const seen = asWritten(between(0.2, 0.95, 3 * i));
  return {
    text,
    measure: { kind: 'chance', of: { kind: 'found', bug: 0, stage: null }, given: { kind: 'bug', bug: 0 } },
    truth: 1 - (1 - seen) ** 2,
  };
}

/** Back for one of many rare bugs, or for none: strata with few hits each. */
function rollback(i: number): Case {
  const there = asWritten(between(0.002, 0.02, i));
  const seen = asWritten(between(0.02, 0.4, 3 * i));
  const falsely = asWritten(between(0.0005, 0.01, 7 * i));
  const bugs = Array.from({ length: 12 }, (_, k) => `bug b${k} { present ${percent(there)}  shows 100% at cluster 1 }`);
  // It goes back if it sees any of those that are there; else, with none there, falsely.
  const none = (1 - there) ** 12;
  const sees = 1 - (1 - there * seen) ** 12;
  return {
    text: planOf(
      `${bugs.join('  ')}  gate g { detects ${percent(seen)}  false alarm ${percent(falsely)}  takes 1h }`,
      'gate g',
    ),
    measure: { kind: 'chance', of: { kind: 'rolled-back' }, given: null },
    truth: sees + none * falsely,
  };
}

/** An hour of deploying, and a look that takes an exponential time: rounded up to a millisecond, half of one more in the mean. */
function duration(i: number, statistic: 'mean' | 'sd' | number): Case {
  const hours = Math.round(between(1, 40, i));
  const exact = {
    mean: HOUR + hours * HOUR + 0.5,
    sd: hours * HOUR,
  };
  return {
    text: planOf(`gate g { detects 50%  takes exponential(mean ${hours}h) }`, 'gate g'),
    measure: {
      kind: 'statistic',
      statistic: typeof statistic === 'number' ? { kind: 'quantile', p: statistic } : { kind: statistic },
      of: { kind: 'duration', of: 'all' },
      given: null,
    },
    truth: typeof statistic === 'number' ? Math.ceil(HOUR - hours * HOUR * Math.log(1 - statistic)) : exact[statistic],
  };
}

describe('decisions near the bound are wrong no more often than was promised', () => {
  it.each<[string, (i: number) => Case]>([
    ['a bug that escapes', escapes],
    ['a bug that is found, given that it is there', foundGiven],
    ['going back for rare bugs', rollback],
    ['a mean', (i) => duration(i, 'mean')],
    ['a deviation', (i) => duration(i, 'sd')],
    ['a quantile', (i) => duration(i, between(0.05, 0.99, i))],
  ])('%s', (_, caseOf) => {
    let wrong = 0;
    for (let i = 0; i < PLANS; i++) {
      const { text, measure, truth } = caseOf(i);
      const { machine, layout } = machineOf(text);
      // A hair above the truth, or below it: one of the relations holds, the other does not, and hardly any trial can tell.
      const bound = truth * (1 + (i % 4 < 2 ? 1e-6 : -1e-6));
      const relation = i % 2 === 0 ? '<' : '>';
      const holds = relation === '<' ? truth < bound : truth > bound;
      const expectation = { kind: 'measure', text: '', policy: null, level: LEVEL, measure, relation, bound } as const;
      const { status } = decideExpectation(machine, layout, expectation, {
        trials: MOST_TRIALS,
        seed: `plan ${i}`,
        exact: null,
      });
      if (status === (holds ? 'not-met' : 'met')) wrong += 1;
    }
    expect(wrong).toBeLessThanOrEqual(MOST_WRONG);
  });
});
