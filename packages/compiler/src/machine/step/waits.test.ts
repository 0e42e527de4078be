/** Waits for evidence and for confidence, by hand. A batch takes a minute. */
import { describe, expect, test } from 'vitest';
import {
  bug,
  check,
  cluster,
  deploy,
  gate,
  goOn,
  load,
  type MachinePlan,
  machineOf,
  type StepPlan,
  service,
  wait,
  waitFor,
} from '../testing/build.ts';
import { drive, ending, only } from '../testing/drive.ts';
import type { Started } from '../work.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Ten servers that see 100 requests a second, 10 each. */
function plan(steps: readonly StepPlan[], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c[2]', 5)],
    services: [service(0, 10, { load: load(100) })],
    stages: [{ steps }],
    ...more,
  });
}

describe('evidence', () => {
  test('is what new servers have seen since the stage began', () => {
    // Five of ten servers see 50 a second from 1 on: 6,000 at 3.
    const run = drive(plan([deploy(0, 5), waitFor(MINUTE, 6000)]));
    expect(only(run.log, 'wait-satisfied', 'plan-ended')).toEqual([
      `${3 * MINUTE} wait-satisfied step 1`,
      `${3 * MINUTE} plan-ended outcome completed cause null`,
    ]);
    // In a stage of their own they count from its beginning at 1, with ten servers from 2 on: 50 · 60 + 100 · 30.
    const stages = [{ steps: [deploy(0, 5)] }, { steps: [deploy(5, 10), waitFor(0, 6000)] }];
    expect(ending(drive(plan([], { stages })))).toBe('2.5 completed');
  });

  test('and the time has to pass as well', () => {
    expect(ending(drive(plan([deploy(0, 5), waitFor(10 * MINUTE, 6000)])))).toBe('11 completed');
  });

  test('but no longer than told from the beginning of the wait', () => {
    const run = drive(plan([deploy(0, 5), waitFor(MINUTE, 60_000, 5 * MINUTE)]));
    expect(only(run.log, 'wait-exhausted')).toEqual([`${6 * MINUTE} wait-exhausted step 1`]);
    expect(ending(drive(plan([waitFor(10 * MINUTE, 1, 5 * MINUTE)])))).toBe('5 completed');
  });

  test('of which none arrives blocks the wait', () => {
    expect(ending(drive(plan([waitFor(MINUTE, 1)])))).toBe('1 stopped blocked');
    const without = plan([deploy(0, 5), waitFor(MINUTE, 1)], { services: [] });
    expect(ending(drive(without))).toBe('2 stopped blocked');
    const givenUp = plan([], {
      stages: [{ steps: [waitFor(MINUTE, 1), wait(MINUTE)], handlers: { blocked: goOn } }],
    });
    const run = drive(givenUp);
    expect(only(run.log, 'raised', 'wait-exhausted', 'plan-ended')).toEqual([
      `${MINUTE} raised stage 0 step 0 trigger blocked action continue`,
      `${2 * MINUTE} plan-ended outcome completed cause null`,
    ]);
  });

  test('comes by the hour of the day', () => {
    // From Monday 00:00: nothing in the first hour, from 01:00 on twice the ordinary: 5 of 10 servers see 100 a second.
    const factors = Array.from({ length: 168 }, (_, hour) => (hour === 0 ? 0 : 2));
    const machine = plan([deploy(0, 5), waitFor(0, 6000)], {
      services: [service(0, 10, { load: load(100, factors) })],
    });
    expect(ending(drive(machine))).toBe('61 completed');
  });
});

test('exposure in requests follows the hours', () => {
  const factors = Array.from({ length: 168 }, (_, hour) => [0.5, 2, 1][hour] ?? 0);
  const machine = plan([deploy(0, 5), wait(3 * HOUR)], {
    services: [service(0, 10, { load: load(100, factors) })],
    numbers: { bugs: [bug({ unit: 'requests' }), bug({ name: 'late', unit: 'requests' })] },
  });
  // 50 a second: at half of it for 59 minutes, twice for an hour, once for an hour, then nothing for a minute.
  const seen = 25 * 59 * 60 + 100 * 3600 + 50 * 3600;
  const run = drive(machine, { bugs: [{}, { surfacesAt: 25 * 59 * 60 + 36_000 }] });
  expect(run.state.bugs[0]?.exposure).toBeCloseTo(seen, 6);
  // 36,000 more at 100 a second are six minutes of the second hour.
  expect(only(run.log, 'bug-shown')).toEqual([`${66 * MINUTE} bug-shown bug 1`]);
});

describe('confidence', () => {
  const confident: StepPlan = { kind: 'confidence', level: 0.99, atMost: HOUR, gate: 1, bugs: [1] };
  const numbers = { bugs: [bug(), bug({ name: 'asked' })], checks: [check(2)] };
  const machine = machineOf({
    fleet: [cluster('c[2]', 5)],
    stages: [
      { steps: [deploy(0, 5), gate(), confident, gate()] },
      { after: [], steps: [wait(5 * MINUTE), deploy(5, 10)] },
    ],
    numbers,
  });

  test('asks at the end of the round, and again when exposure grows at another rate', () => {
    const asked: { at: number; work: Extract<Started, { kind: 'confidence' }> }[] = [];
    const run = drive(machine, {
      // That it is not there does not matter for what it would be.
      bugs: [{}, { there: false }],
      fate: (work, at) => {
        if (work.kind === 'confidence') asked.push({ at: at / MINUTE, work });
        return work.kind === 'confidence' && at >= 6 * MINUTE ? { after: MINUTE, reached: true } : {};
      },
    });
    const looks = [{ step: 1, exposures: [0] }];
    expect(asked.map(({ at, work: { running, question } }) => ({ at, running, question }))).toEqual([
      {
        at: 1,
        running: 1,
        question: { now: MINUTE, latest: 61 * MINUTE, bugs: [{ exposure: 0, since: MINUTE, rate: 5 }], looks },
      },
      {
        at: 6,
        running: 1,
        question: {
          now: 6 * MINUTE,
          latest: 61 * MINUTE,
          bugs: [{ exposure: 25 * MINUTE, since: 6 * MINUTE, rate: 10 }],
          looks,
        },
      },
    ]);
    expect(new Set(asked.map(({ work }) => work.id)).size).toBe(2);
    expect(only(run.log, 'wait-satisfied', 'wait-exhausted')).toEqual([`${7 * MINUTE} wait-satisfied step 2`]);
  });

  test('no longer than told', () => {
    expect(only(drive(machine).log, 'wait-exhausted')).toEqual([`${61 * MINUTE} wait-exhausted step 2`]);
  });
});
