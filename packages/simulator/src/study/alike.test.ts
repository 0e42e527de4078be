import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OpenEngine } from '../engine.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck } from '../luck/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { advance, openStudy, resultsOf, type Study, trialsDone } from './index.ts';

const example = (name: string): string =>
  readFileSync(new URL(`../../../../examples/${name}/${name}.rollout`, import.meta.url), 'utf8');
const { machine } = machineOf(example('reference'));
const TRIALS = 6_000;

const oneByOne: OpenEngine = (of, layout, seed) =>
  createKernel(of, layout, openLuck(of, layout, seed), { remembers: false });

function finished(study: Study, slice: number): Study {
  while (advance(study, slice));
  return study;
}

/** Every number of the two is the same but for rounding. */
function expectNear(found: unknown, expected: unknown, path = 'results'): void {
  if (typeof expected === 'number') {
    expect(Math.abs(Number(found) - expected), path).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
  } else if (typeof expected === 'object' && expected !== null) {
    const [a, b] = [Object(found), expected].map((of) => new Map(Object.entries(of)));
    expect([...(a?.keys() ?? [])], path).toEqual([...(b?.keys() ?? [])]);
    for (const [key, value] of b ?? []) expectNear(a?.get(key), value, `${path}.${key}`);
  } else {
    expect(found, path).toBe(expected);
  }
}

describe('a study of trials that are alike', () => {
  it('says what one of trials one by one says', () => {
    const study = finished(openStudy(machine, { trials: TRIALS }), 1_000);
    expect(study.alike).not.toBeNull();
    const plain = finished(openStudy(machine, { trials: TRIALS }, oneByOne), 1_000);
    expectNear(resultsOf(study), resultsOf(plain));
    expect(trialsDone(study)).toBe(TRIALS);
  });

  it('says the same however it is cut, and goes on after it was asked', () => {
    const whole = resultsOf(finished(openStudy(machine, { trials: TRIALS }), TRIALS));
    const study = openStudy(machine, { trials: TRIALS });
    advance(study, 1_234);
    const part = resultsOf(study);
    expect(part.trials).toBe(1_234);
    expect(part.complete).toBe(false);
    expect(resultsOf(finished(study, 777))).toEqual(whole);
  });

  it('begins anew, one by one, where they are of too many kinds', () => {
    const few: OpenEngine = (...of) => {
      const engine = createKernel(of[0], of[1], openLuck(...of));
      const { alike } = engine;
      return {
        run: engine.run,
        alike: alike === null || alike === undefined ? null : { ...alike, count: (_, last) => last < 3_000 },
      };
    };
    const study = finished(openStudy(machine, { trials: TRIALS }, few), 1_000);
    expect(study.alike).toBeNull();
    expect(resultsOf(study)).toEqual(resultsOf(finished(openStudy(machine, { trials: TRIALS }, oneByOne), 512)));
  });
});
