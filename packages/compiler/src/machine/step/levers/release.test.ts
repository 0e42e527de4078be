/** Releases, by hand: ring by ring. Releasing takes a minute. */
import { describe, expect, test } from 'vitest';
import {
  audience,
  bug,
  check,
  cluster,
  deploy,
  enable,
  gate,
  type MachinePlan,
  machineOf,
  release,
  service,
  wait,
} from '../../testing/build.ts';
import { type DriveOptions, drive, ending, only } from '../../testing/drive.ts';

const MINUTE = 60_000;
const inUsers = (more: Parameters<typeof bug>[0] = {}) => bug({ unit: 'user-hours', ...more });

/** A thousand users; the first ten are a ring, and the first hundred. */
function plan(stages: MachinePlan['stages'], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c', 10)],
    audience: audience(1000, 10, 100),
    stages,
    ...more,
    numbers: { bugs: [inUsers()], checks: [check()], ...more.numbers },
  });
}

/** In user-minutes. */
const exposure = (run: ReturnType<typeof drive>, index = 0) => (run.state.bugs[index]?.exposure ?? 0) / MINUTE;
const shown = (at: number): DriveOptions => ({ bugs: [{ surfacesAt: at }] });

const rings = [release(10), wait(10 * MINUTE), release(100), wait(10 * MINUTE), release(1000), wait(MINUTE)];

describe('releasing', () => {
  test('exposes ring after ring, and nobody before the first', () => {
    const run = drive(plan([{ steps: rings }]));
    // Ten from 1 to 12, a hundred to 23, all for a minute.
    expect(exposure(run)).toBe(10 * 11 + 100 * 11 + 1000);
    expect(run.state.bugs[0]).toMatchObject({ met: 1000, rings: 3, reach: 0 });
  });

  test('tells how many had a bug when it was found, and how many rings', () => {
    // It shows when all of the ring has it; a gate after each release looks at once.
    const shows = [{ probability: 1, level: 'ring' as const, from: 1, to: 3, found: false }];
    const steps = [release(10), gate(), release(60), gate(), release(100), gate()];
    const found = (ring: number) =>
      drive(plan([{ steps }], { numbers: { bugs: [inUsers({ shows })] } }), { bugs: [{ showsAt: [ring] }] });
    expect(found(1).state.bugs[0]?.atFind).toEqual({ at: MINUTE, reach: 0, met: 10, rings: 1 });
    expect(found(2).state.bugs[0]?.atFind).toEqual({ at: 3 * MINUTE, reach: 0, met: 100, rings: 2 });
    expect(found(3).state.bugs[0]?.atFind).toBeNull();
  });

  test('a part of a ring is reached before all of it is', () => {
    const run = drive(plan([{ steps: [release(55), wait(MINUTE)] }]));
    expect(run.state.bugs[0]).toMatchObject({ met: 55, rings: 2 });
  });

  test('counts requests and servers for the part of the users that has it', () => {
    const load = { requestsPerSecond: 1000, profile: null };
    const bugs = [inUsers({ unit: 'requests' }), inUsers({ unit: 'server-hours' }), inUsers()];
    const machine = plan([{ steps: [deploy(0, 5), release(100), wait(MINUTE)] }], {
      services: [service(0, 10, { load })],
      numbers: { bugs },
    });
    const run = drive(machine);
    // Half of a thousand a second for a minute, of which a tenth; five servers, of which a tenth; half the time of a hundred users.
    expect(run.state.bugs[0]?.exposure).toBeCloseTo(0.1 * 500 * 60, 6);
    expect(exposure(run, 1)).toBeCloseTo(0.5, 9);
    expect(exposure(run, 2)).toBeCloseTo(50, 9);
  });

  test('of what the services of a plan carry, not of the fleet', () => {
    const machine = plan([{ steps: [deploy(0, 2), release(1000), wait(MINUTE)] }], { services: [service(0, 4)] });
    expect(exposure(drive(machine))).toBe(500);
  });
});

test('a plan may be about people alone', () => {
  const run = drive(plan([{ steps: rings }], { fleet: [] }));
  expect(ending(run)).toBe('24 completed');
  expect(exposure(run)).toBe(10 * 11 + 100 * 11 + 1000);
  expect(run.state.bugs[0]).toMatchObject({ reach: 0, met: 1000 });
});

test('what shows at a ring shows to those behind a flag only when it is on for them', () => {
  const shows = [{ probability: 1, level: 'ring' as const, from: 1, to: 3, found: true }];
  const machine = plan([{ steps: [release(1000), enable(10), enable(100)] }], {
    flags: ['dark'],
    numbers: { bugs: [inUsers({ shows, behind: 0 })] },
  });
  expect(only(drive(machine, { bugs: [{ showsAt: [2] }] }).log, 'bug-shown')).toEqual([
    `${3 * MINUTE} bug-shown bug 0`,
  ]);
});

describe('going back', () => {
  test('takes the release away from everybody, in one act', () => {
    const run = drive(plan([{ steps: [release(10), release(1000), gate()] }]), shown(0));
    expect(only(run.log, 'rollback-started', 'lever-returned', 'plan-ended')).toEqual([
      `${2 * MINUTE} rollback-started`,
      `${3 * MINUTE} lever-returned lever release`,
      `${3 * MINUTE} plan-ended outcome rolled-back cause bug`,
    ]);
    expect(exposure(run)).toBe(10 + 1000);
    expect(run.state.bugs[0]?.endedAt).toBe(3 * MINUTE);
  });

  test('of one stage, to what the others have released to', () => {
    const stages: MachinePlan['stages'] = [
      { steps: [release(10)] },
      { steps: [release(100), gate()], handlers: { unhealthy: { kind: 'rollback-stage' } } },
    ];
    const run = drive(plan(stages), shown(0));
    expect(ending(run)).toBe('3 stopped bug');
    expect(run.state.bugs[0]?.rate).toBe(10);
  });
});
