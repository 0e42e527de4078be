import { readFileSync } from 'node:fs';
import type { Machine } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { advance, openStudy, resultsOf, type Study } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { addShare, openShares, type Share, spanFrom, type TrialSpan } from './index.ts';

const TRIALS = 2_500;
const SEED = 'shares';

const example = (name: string): Machine =>
  machineOf(readFileSync(new URL(`../../../../examples/${name}/${name}.rollout`, import.meta.url), 'utf8')).machine;

/** Two workers take spans of odd lengths in turn, and what they have done comes back as messages. */
function inShares(machine: Machine, upTo: number): Study {
  const study = openStudy(machine, { trials: TRIALS, seed: SEED });
  const workers = [openShares(machine, SEED), openShares(machine, SEED)];
  const spans: TrialSpan[] = [];
  for (let from = 1; from <= upTo; ) {
    const span = spanFrom(study, from, 100 + ((from * 7) % 333));
    if (span === null) break;
    spans.push(span);
    from = span.last + 1;
  }
  // The second worker is done with all of its own before the first begins.
  const shares = new Map<TrialSpan, Share>();
  for (const turn of [1, 0]) {
    const own = spans.filter((_, i) => i % 2 === turn);
    for (const span of own) shares.set(span, structuredClone(workers[turn]?.(span) ?? { kind: 'too-many-kinds' }));
  }
  for (const [span, share] of [...shares].sort(([a], [b]) => a.first - b.first)) {
    expect(addShare(study, span, share)).toBe(true);
  }
  return study;
}

function alone(machine: Machine, upTo: number): Study {
  const study = openStudy(machine, { trials: TRIALS, seed: SEED });
  advance(study, upTo);
  return study;
}

describe('a study in shares', () => {
  for (const name of ['reference', 'careful', 'first-plan', 'rings']) {
    it(`says what one that runs its trials itself says, of ${name}`, () => {
      const machine = example(name);
      expect(resultsOf(inShares(machine, TRIALS))).toEqual(resultsOf(alone(machine, TRIALS)));
    });
  }

  it('says the same of those that it has when it is stopped', () => {
    const machine = example('first-plan');
    const part = inShares(machine, 1_000);
    const results = resultsOf(part);
    expect(results.complete).toBe(false);
    expect(results).toEqual(resultsOf(alone(machine, results.trials)));
  });

  it('counts by kinds where the study does, and begins anew where there are too many', () => {
    const machine = example('reference');
    const study = openStudy(machine, { trials: TRIALS, seed: SEED });
    const worker = openShares(machine, SEED);
    const span = spanFrom(study, 1, 500) ?? { first: 1, last: 500, byKinds: false };
    expect(span.byKinds).toBe(true);
    const share = worker(span);
    expect(share.kind).toBe('kinds');
    expect(addShare(study, span, share)).toBe(true);
    expect(addShare(study, { first: 501, last: 1_000, byKinds: true }, { kind: 'too-many-kinds' })).toBe(false);
    const again = spanFrom(study, 1, TRIALS) ?? span;
    expect(again.byKinds).toBe(false);
    expect(addShare(study, again, worker(again))).toBe(true);
    const results = resultsOf(study);
    expect(results.complete).toBe(true);
    expect(results.outcomes.completed.value).toBeCloseTo(
      resultsOf(alone(machine, TRIALS)).outcomes.completed.value ?? 0,
      9,
    );
  });

  it('takes them in the order of their trials only', () => {
    const machine = example('first-plan');
    const study = openStudy(machine, { trials: TRIALS, seed: SEED });
    const span = { first: 11, last: 20, byKinds: false };
    expect(() => addShare(study, span, openShares(machine, SEED)(span))).toThrow('trial 11 does not follow trial 0');
  });
});
