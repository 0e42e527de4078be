/** Gates that judge samples, by hand: verdicts are told for each set of shown bugs that move the metrics. */
import { describe, expect, test } from 'vitest';
import {
  bug,
  canary,
  check,
  cluster,
  deploy,
  goOn,
  type MachinePlan,
  machineOf,
  retry,
  stop,
  wait,
} from '../testing/build.ts';
import { type DriveOptions, drive, ending, only } from '../testing/drive.ts';
import type { Verdict } from '../work.ts';

const MINUTE = 60_000;

/** Bugs 1 and 2 move the check's metrics, bug 0 is told by its numbers. */
function plan(handlers: MachinePlan['stages'][number]['handlers'] = {}) {
  const health = { every: 1000, pass: 90, marginal: 70, moving: [1, 2], metrics: [] };
  return machineOf({
    fleet: [cluster('c', 4)],
    stages: [{ steps: [deploy(0, 1), canary(MINUTE, null), wait(MINUTE)], handlers }],
    numbers: { bugs: [bug(), bug({ name: 'errors' }), bug({ name: 'latency' })], checks: [{ ...check(3), health }] },
  });
}

/** Verdicts of each running, by set: none, errors, latency, both. */
const judged = (runnings: readonly (readonly Verdict[])[], more: DriveOptions = {}): DriveOptions => ({
  ...more,
  fate: (work) =>
    work.kind === 'gate' ? { verdicts: runnings[work.running - 1] ?? [], sees: [false, false, false] } : {},
});

const calm = { bugs: [{ there: false }, { there: false }, { there: false }] };
const verdicts = (run: ReturnType<typeof drive>) => only(run.log, 'gate-judged', 'bug-found');

describe('the verdict on samples', () => {
  test('is that of the set of bugs that have shown and that the check can see', () => {
    const each: Verdict[] = ['pass', 'pass', 'pass', 'fail'];
    const shown = { bugs: [{ there: false }, { surfacesAt: 0 }, { surfacesAt: 0 }] };
    const run = drive(plan(), judged([each], shown));
    expect(verdicts(run)).toEqual([
      `${2 * MINUTE} gate-judged step 1 verdict unhealthy`,
      `${2 * MINUTE} bug-found bug 1 stage 0 by gate`,
      `${2 * MINUTE} bug-found bug 2 stage 0 by gate`,
    ]);
    const blind = { bugs: [{ there: false }, { surfacesAt: 0 }, { surfacesAt: 0, blind: [true] }] };
    expect(ending(drive(plan(), judged([each], blind)))).toBe('3 completed');
  });

  test('that fails without any is a false alarm', () => {
    const run = drive(plan(), judged([['fail', 'pass', 'pass', 'pass']], calm));
    expect(verdicts(run)).toEqual([`${2 * MINUTE} gate-judged step 1 verdict false-alarm`]);
    expect(run.state.falseAlarms).toBe(1);
  });

  test('comes after bugs that are told by the numbers of the check', () => {
    const shown = { bugs: [{ surfacesAt: 0 }, { surfacesAt: 0 }, { there: false }] };
    const run = drive(plan(), {
      ...shown,
      fate: ({ kind }) =>
        kind === 'gate' ? { verdicts: ['pass', 'fail', 'pass', 'pass'], sees: [true, false, false] } : {},
    });
    expect(verdicts(run)).toEqual([
      `${2 * MINUTE} gate-judged step 1 verdict unhealthy`,
      `${2 * MINUTE} bug-found bug 0 stage 0 by gate`,
    ]);
  });
});

describe('marginal', () => {
  const neither: Verdict[] = ['marginal', 'marginal', 'marginal', 'marginal'];
  const passes: Verdict[] = ['pass', 'pass', 'pass', 'pass'];

  test('once: the gate runs again, from its start', () => {
    const run = drive(plan(), judged([neither, passes], calm));
    expect(verdicts(run)).toEqual([
      `${2 * MINUTE} gate-judged step 1 verdict marginal`,
      `${3 * MINUTE} gate-judged step 1 verdict healthy`,
    ]);
    expect(only(run.log, 'step-started')).toHaveLength(3);
    expect(ending(run)).toBe('4 completed');
  });

  test('twice: it has failed', () => {
    const nobody = drive(plan(), judged([neither, neither], calm));
    expect(verdicts(nobody).at(-1)).toBe(`${3 * MINUTE} gate-judged step 1 verdict false-alarm`);
    expect(ending(nobody)).toBe('4 rolled-back false-alarm');
    const shown = { bugs: [{ there: false }, { surfacesAt: 0 }, { there: false }] };
    const somebody = drive(plan(), judged([neither, neither], shown));
    expect(verdicts(somebody).slice(-2)).toEqual([
      `${3 * MINUTE} gate-judged step 1 verdict unhealthy`,
      `${3 * MINUTE} bug-found bug 1 stage 0 by gate`,
    ]);
  });

  test('a gate that is come to anew may be marginal anew', () => {
    const options = judged([neither, ['fail', 'fail', 'fail', 'fail'], neither, passes], calm);
    const run = drive(plan({ unhealthy: retry(1) }), options);
    expect(verdicts(run).map((line) => line.split(' ').at(-1))).toEqual([
      'marginal',
      'false-alarm',
      'marginal',
      'healthy',
    ]);
  });

  test('with an action of its own', () => {
    const stopped = drive(plan({ marginal: stop }), judged([neither], calm));
    expect(ending(stopped)).toBe('2 stopped marginal');
    expect(ending(drive(plan({ marginal: goOn }), judged([neither], calm)))).toBe('3 completed');
    const again = drive(plan({ marginal: retry(1, stop) }), judged([neither, neither], calm));
    expect(only(again.log, 'raised')).toEqual([
      `${2 * MINUTE} raised stage 0 step 1 trigger marginal action retry`,
      `${3 * MINUTE} raised stage 0 step 1 trigger marginal action stop`,
    ]);
  });
});
