import type { ConfidenceQuestion, GateStep, MachineBug, MachineCheck } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { type ConfidenceWait, confidenceWait, type Suspected } from './confidence-wait.ts';

const HOUR = 3_600_000;

const exponential = (mean: number): Distribution => ({ kind: 'exponential', mean });

function bug(more: Partial<MachineBug>): MachineBug {
  return {
    name: 'crash',
    present: 0.1,
    believed: more.present === undefined ? 0.1 : more.present,
    surfaces: null,
    unit: 'server-hours',
    shows: [],
    scope: null,
    behind: null,
    downs: null,
    ...more,
  };
}

function check(name: string, blind = 0): MachineCheck {
  return {
    name,
    blind,
    gate: { detects: [], falseAlarm: 0, takes: { kind: 'fixed', value: 0 } },
    watch: { detects: [], after: [], falseAlarm: { probability: 0, per: 1 } },
    health: null,
  };
}

interface Case {
  readonly level: number;
  readonly bugs: readonly MachineBug[];
  readonly atMostOne?: readonly (readonly number[])[];
  readonly checks?: readonly MachineCheck[];
  /** Per gate the check, step 1 being the one that follows the wait, and what it detects of every bug. */
  readonly gates: readonly { readonly check: number; readonly detects: number }[];
}

/** Step 0 is the wait. */
function waitOf({ level, bugs, atMostOne = [], checks = [check('health')], gates }: Case): ConfidenceWait {
  const common = { name: '', source: '', text: '', stage: 0, next: null };
  const suspected: Suspected = {
    steps: [
      { ...common, kind: 'confidence', level, atMost: 0, gate: 1, bugs: bugs.map((_, b) => b), retryFrom: 0 },
      ...gates.map((gate): GateStep => ({ ...common, kind: 'gate', check: gate.check, canary: null, retryFrom: 0 })),
    ],
    numbers: { bugs, atMostOne, checks },
  };
  return confidenceWait(suspected, 0, (gate) => gates[gate - 1]?.detects ?? 0);
}

/** From the start of everything, with so many servers on the new version for each bug. */
function ask(servers: readonly number[], more: Partial<ConfidenceQuestion> = {}): ConfidenceQuestion {
  const bugs = servers.map((rate) => ({ exposure: 0, since: 0, rate }));
  return { now: 0, latest: 1000 * HOUR, bugs, looks: [], ...more };
}

describe('a wait for confidence', () => {
  it('of one bug that surfaces exponentially ends when pS/(1 − p + pS) is small enough', () => {
    // p = 0.1, S = e^(−E/20): 0.1 S / (0.9 + 0.1 S) = 0.01 gives S = 0.009/0.099 = 1/11, E = 20 ln 11 = 47.957905 server-hours; at
    // ten servers 4.7957905 h = 17,264,846 ms, rounded up.
    const wait = waitOf({ level: 0.99, bugs: [bug({ surfaces: exponential(20) })], gates: [{ check: 0, detects: 1 }] });
    const takes = Math.ceil(((20 * Math.log(11)) / 10) * HOUR);
    expect(wait.answer(ask([10]))).toEqual({ takes, reached: true });
    expect(takes).toBe(17_264_846);
  });

  it('takes longer if the gate may miss the bug, and is never over if it misses too often', () => {
    // S = e^(−E/20) + (1 − e^(−E/20)) (1 − d) = 1 − d + d e^(−E/20). With d = 0.95: 0.05 + 0.95 x = 1/11, x = 0.0430622.
    const bugs = [bug({ surfaces: exponential(20) })];
    const wait = waitOf({ level: 0.99, bugs, gates: [{ check: 0, detects: 0.95 }] });
    const x = (1 / 11 - 0.05) / 0.95;
    expect(wait.answer(ask([10]))).toEqual({ takes: Math.ceil(-2 * Math.log(x) * HOUR), reached: true });
    // With d = 0.9, S stays above 0.1 > 1/11: at best 0.01 / 0.91 is left, and the wait ends when its time is up.
    const never = waitOf({ level: 0.99, bugs, gates: [{ check: 0, detects: 0.9 }] });
    expect(never.answer(ask([10], { latest: 48 * HOUR }))).toEqual({ takes: 48 * HOUR, reached: false });
    expect(never.left(ask([10]), Number.POSITIVE_INFINITY)).toBeCloseTo(0.01 / 0.91, 15);
  });

  it('of a bug that is surely there is over only where its law has a bound', () => {
    const waitFor = (surfaces: Distribution): ConfidenceWait =>
      waitOf({ level: 0.9, bugs: [bug({ present: 1, believed: 1, surfaces })], gates: [{ check: 0, detects: 1 }] });
    // pS/(1 − p + pS) is 1 for p = 1 and any S above 0; e^(−800) is, though no double is as small.
    const never = waitFor(exponential(10));
    expect(never.answer(ask([10], { latest: 800 * HOUR }))).toEqual({ takes: 800 * HOUR, reached: false });
    expect(never.left(ask([10]), Number.POSITIVE_INFINITY)).toBe(1);
    // By 20 server-hours it has shown: at ten servers after two hours.
    const bounded = waitFor({ kind: 'uniform', low: 0, high: 20 });
    expect(bounded.answer(ask([10]))).toEqual({ takes: 2 * HOUR, reached: true });
  });

  it('counts blindness of a check once for all its gates, and checks apart', () => {
    // Looks at E₁ = 10 and now at E = 30 server-hours of a mean of 20: F₁ = 1 − e^(−1/2), F = 1 − e^(−3/2).
    const looks = [{ step: 2, exposures: [10 * HOUR] }];
    const question = ask([0], { bugs: [{ exposure: 30 * HOUR, since: 0, rate: 0 }], looks });
    const [one, both] = [1 - Math.exp(-0.5), 1 - Math.exp(-1.5)];
    const left = (noSign: number) => (0.1 * noSign) / (0.9 + 0.1 * noSign);
    const of = (second: number) =>
      waitOf({
        level: 0.99,
        bugs: [bug({ surfaces: exponential(20) })],
        checks: [check('health', 0.02), check('people', 0.3)],
        gates: [
          { check: 0, detects: 0.6 },
          { check: second, detects: 0.8 },
        ],
      }).left(question, 0);
    // Of one check: M₂ = 0.02 + 0.98 · 0.4, M₁ = 0.02 + 0.98 · 0.4 · 0.2.
    const alike = 1 - both + one * (0.02 + 0.98 * 0.4 * 0.2) + (both - one) * (0.02 + 0.98 * 0.4);
    expect(of(0)).toBeCloseTo(left(alike), 15);
    // Of two: M₁ = (0.02 + 0.98 · 0.4) (0.3 + 0.7 · 0.2).
    const apart = 1 - both + one * (0.02 + 0.98 * 0.4) * (0.3 + 0.7 * 0.2) + (both - one) * (0.02 + 0.98 * 0.4);
    expect(of(1)).toBeCloseTo(left(apart), 15);
  });

  it('of two bugs weighs both, and bugs that exclude each other together', () => {
    // p = 0.1 and 0.2, means 20 and 50, both at 40 server-hours: S = e^(−2) and e^(−0.8).
    const bugs = [bug({ surfaces: exponential(20) }), bug({ name: 'leak', present: 0.2, surfaces: exponential(50) })];
    const gates = [{ check: 0, detects: 1 }];
    const question = ask([4, 4]);
    const [s, t] = [Math.exp(-2), Math.exp(-0.8)];
    const apart = 1 - (1 - (0.1 * s) / (0.9 + 0.1 * s)) * (1 - (0.2 * t) / (0.8 + 0.2 * t));
    expect(waitOf({ level: 0.9, bugs, gates }).left(question, 10 * HOUR)).toBeCloseTo(apart, 15);
    const together = 1 - 0.7 / (0.7 + 0.1 * s + 0.2 * t);
    const excluding = waitOf({ level: 0.9, bugs, atMostOne: [[0, 1]], gates });
    expect(excluding.left(question, 10 * HOUR)).toBeCloseTo(together, 15);
  });

  it('goes on from what has been seen so far, at the rate that holds from then on', () => {
    // 30 server-hours by 2 h, and 15 servers from then on: 47.957905 at 2 h + 17.957905/15 h.
    const wait = waitOf({ level: 0.99, bugs: [bug({ surfaces: exponential(20) })], gates: [{ check: 0, detects: 1 }] });
    const bugs = [{ exposure: 30 * HOUR, since: 2 * HOUR, rate: 15 }];
    const due = Math.ceil((2 + (20 * Math.log(11) - 30) / 15) * HOUR);
    expect(wait.answer(ask([], { now: 2 * HOUR, bugs }))).toEqual({ takes: due - 2 * HOUR, reached: true });
    // Asked a quarter of an hour later, it comes to the same time.
    const later = { now: 2.25 * HOUR, bugs };
    expect(wait.answer(ask([], later))).toEqual({ takes: due - 2.25 * HOUR, reached: true });
  });

  it('is over at once where nothing is left to wait for, and never where nothing is exposed', () => {
    const wait = waitOf({ level: 0.99, bugs: [bug({ surfaces: exponential(20) })], gates: [{ check: 0, detects: 1 }] });
    const seen = [{ exposure: 1000 * HOUR, since: 0, rate: 1 }];
    expect(wait.answer(ask([], { bugs: seen }))).toEqual({ takes: 0, reached: true });
    expect(wait.answer(ask([0], { latest: 5 }))).toEqual({ takes: 5, reached: false });
  });

  it('of a bug that is surely there ends only when it would surely have been seen', () => {
    const surfaces: Distribution = { kind: 'uniform', low: 0, high: 30 };
    const gates = [{ check: 0, detects: 1 }];
    const wait = waitOf({ level: 0.5, bugs: [bug({ present: null, surfaces })], gates });
    expect(wait.answer(ask([10]))).toEqual({ takes: 3 * HOUR, reached: true });
  });

  it('counts requests where the bug does', () => {
    // Two requests a millisecond, a mean of a million requests: 10⁶ ln 11 / 2 ms.
    const surfaces = exponential(1_000_000);
    const bugs = [bug({ surfaces, unit: 'requests' })];
    const wait = waitOf({ level: 0.99, bugs, gates: [{ check: 0, detects: 1 }] });
    expect(wait.answer(ask([2]))).toEqual({ takes: Math.ceil((1_000_000 * Math.log(11)) / 2), reached: true });
  });
});
