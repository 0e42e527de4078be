/** Channels, by hand: trains leave every hour from Monday 2026-01-05 00:00 UTC on. Releasing takes a minute. */
import { describe, expect, test } from 'vitest';
import {
  act,
  approval,
  audience,
  bug,
  check,
  cluster,
  departing,
  deploy,
  enable,
  gate,
  goOn,
  load,
  type MachinePlan,
  machineOf,
  nextTrain,
  open,
  pause,
  release,
  type StagePlan,
  type StepPlan,
  schema,
  service,
  stop,
  wait,
} from '../testing/build.ts';
import { type DriveOptions, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = { date: '2026-01-05', minute: 0, zone: 'UTC' };

const channel = (users: number, steps: readonly StepPlan[], handlers: StagePlan['handlers'] = {}): StagePlan => ({
  isChannel: true,
  steps: [...departing(HOUR, users), ...steps],
  handlers: { unhealthy: nextTrain(), ...handlers },
});

function plan(stages: MachinePlan['stages'], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c', 10)],
    audience: audience(1000, 100),
    landing: 24 * HOUR,
    stages,
    ...more,
    numbers: { bugs: [bug({ unit: 'user-hours' })], checks: [check()], ...more.numbers },
  });
}

const exposure = (run: ReturnType<typeof drive>, index = 0) => (run.state.bugs[index]?.exposure ?? 0) / MINUTE;
const shown = (at: number): DriveOptions => ({ bugs: [{ surfacesAt: at }] });
const told = (run: ReturnType<typeof drive>) =>
  only(run.log, 'departed', 'lever-pulled', 'bug-found', 'recalled', 'bug-fixed', 'plan-ended');

describe('a change waits for the next departure', () => {
  const machine = plan([channel(100, [])]);
  test.each([
    ['before one', 50 * MINUTE, 10 * MINUTE],
    ['at one', HOUR, 0],
    ['just after one', HOUR + 1, HOUR - 1],
  ])('%s', (_, lands, waits) => {
    const run = drive(machine, { lands });
    expect(only(run.log, 'departed')).toEqual([`${waits} departed stage 0`]);
    expect(run.state.departures).toEqual([[waits]]);
  });

  test('of each channel', () => {
    const run = drive(plan([channel(100, [wait(90 * MINUTE)]), channel(1000, [])]), { lands: 30 * MINUTE });
    // Leaves at 30, is with the first hundred from 31, waits until 121 for the train at 150.
    expect(only(run.log, 'departed')).toEqual([`${30 * MINUTE} departed stage 0`, `${150 * MINUTE} departed stage 1`]);
    expect(exposure(run)).toBe(100 * 120);
    expect(ending(run)).toBe('151 completed');
  });

  test('or for none on the fast track', () => {
    const run = drive(plan([channel(100, []), channel(1000, [])]), { lands: 30 * MINUTE, fastTrack: true });
    expect(only(run.log, 'departed', 'plan-ended')).toEqual([
      '0 departed stage 0',
      `${MINUTE} departed stage 1`,
      `${2 * MINUTE} plan-ended outcome completed cause null`,
    ]);
  });
});

describe('a run begins when its change lands', () => {
  test('with the windows of that moment', () => {
    const hours = open([0, 1, 2, 3, 4, 5, 6], 9, 17);
    const machine = plan([{ steps: [act(MINUTE), approval(HOUR)] }], { constraints: { windows: [hours] } });
    const run = drive(machine, { lands: 7.5 * HOUR });
    // Nine o'clock is an hour and a half later; what is held then starts, and people are asked.
    expect(only(run.log, 'step-ended')).toEqual([
      `${91 * MINUTE} step-ended step 0`,
      `${151 * MINUTE} step-ended step 1`,
    ]);
    // At four in the afternoon an hour less a minute is left, and the last minute comes the day after.
    expect(ending(drive(machine, { lands: 16 * HOUR }))).toBe(`${17 * 60 + 1} completed`);
  });

  test('and the times on the clock that come after it', () => {
    const next = { kind: 'clock', until: { kind: 'next', day: 0, minute: 60, zone: 'UTC' } } as const;
    const every = { kind: 'clock', until: { kind: 'every', every: HOUR, from: '2026-01-05', zone: 'UTC' } } as const;
    expect(ending(drive(plan([{ steps: [next] }]), { lands: 45 * MINUTE }))).toBe('15 completed');
    expect(ending(drive(plan([{ steps: [every] }]), { lands: 2 * HOUR }))).toBe('0 completed');
  });

  test('and the load of the hours that come', () => {
    const hours = Array.from({ length: 168 }, (_, hour) => 1 + (hour % 24));
    const machine = plan([{ steps: [deploy(0, 10), wait(59 * MINUTE)] }], {
      audience: null,
      services: [service(0, 10, { load: load(1, hours) })],
      numbers: { bugs: [bug({ unit: 'requests' })] },
    });
    // Lands at half past two: three a second from 2:31 to 3:00, four until 3:30.
    expect(drive(machine, { lands: 2.5 * HOUR }).state.bugs[0]?.exposure).toBeCloseTo(60 * (3 * 29 + 4 * 30), 6);
  });

  test('which is the start where there is one', () => {
    const machine = plan([channel(100, [])], { start: { ...MONDAY, minute: 20 }, landing: 0 });
    expect(ending(drive(machine))).toBe('41 completed');
  });
});

describe('next train', () => {
  test('takes the change off, mends what was found, and leaves with the next', () => {
    const machine = plan([channel(100, [wait(10 * MINUTE), gate()]), channel(1000, [])], { start: MONDAY, landing: 0 });
    const run = drive(machine, shown(0));
    expect(told(run)).toEqual([
      '0 departed stage 0',
      `${MINUTE} lever-pulled step 1`,
      `${11 * MINUTE} bug-found bug 0 stage 0 by gate`,
      `${12 * MINUTE} recalled stage 0`,
      `${HOUR} departed stage 0`,
      `${HOUR} bug-fixed bug 0`,
      `${HOUR + MINUTE} lever-pulled step 1`,
      `${2 * HOUR} departed stage 1`,
      `${2 * HOUR + MINUTE} lever-pulled step 5`,
      `${2 * HOUR + MINUTE} plan-ended outcome completed cause null`,
    ]);
    // A hundred from 1 until it is off at 12, and nobody once it is mended.
    expect(exposure(run)).toBe(100 * 11);
    expect(run.state.bugs[0]).toMatchObject({ fixed: true, rate: 0, endedAt: 12 * MINUTE, met: 100 });
    expect(run.state.departures).toEqual([[0, HOUR], [2 * HOUR]]);
  });

  test('only mends what was found, and only with the train after the one that was missed', () => {
    const bugs = [bug({ unit: 'user-hours' }), bug({ name: 'unseen', unit: 'user-hours' })];
    const machine = plan([channel(100, [gate()], { unhealthy: goOn }), channel(1000, [wait(MINUTE), gate()])], {
      start: MONDAY,
      landing: 0,
      numbers: { bugs, checks: [check(2)] },
    });
    const run = drive(machine, { bugs: [{ surfacesAt: 0 }, {}] });
    // Found in the first channel, which goes on: the second leaves with it.
    expect(only(run.log, 'departed', 'bug-fixed', 'recalled')).toEqual([
      '0 departed stage 0',
      `${HOUR} departed stage 1`,
      `${HOUR + 3 * MINUTE} recalled stage 1`,
      `${2 * HOUR} departed stage 1`,
      `${2 * HOUR} bug-fixed bug 0`,
    ]);
    // The first: a hundred from 1, all from 61 to 63, a hundred until 120. The other: from then on too, all from 121 to 122.
    expect(exposure(run)).toBe(100 * 60 + 1000 * 2 + 100 * 57);
    expect(exposure(run, 1)).toBe(100 * 60 + 1000 * 2 + 100 * 58 + 1000 * 1);
  });

  test('three times unless told, and then stops', () => {
    const machine = plan([channel(100, [gate()])], { start: MONDAY, landing: 0 });
    const run = drive(machine, { fate: ({ kind }) => (kind === 'gate' ? { falseAlarm: true } : {}) });
    expect(run.state.departures).toEqual([[0, HOUR, 2 * HOUR, 3 * HOUR]]);
    expect(only(run.log, 'raised').map((line) => line.split(' ').at(-1))).toEqual([
      'next-train',
      'next-train',
      'next-train',
      'stop',
    ]);
    expect(ending(run)).toBe(`${3 * 60 + 1} stopped false-alarm`);
  });

  test('is at once on the fast track', () => {
    const machine = plan([channel(100, [wait(MINUTE), gate()])], { start: MONDAY, landing: 0 });
    const run = drive(machine, { ...shown(0), fastTrack: true });
    expect(run.state.departures).toEqual([[0, 3 * MINUTE]]);
    expect(ending(run)).toBe('5 completed');
  });

  test('of a change that has not been released takes nothing back, and the next departure is a later one', () => {
    const machine = plan([channel(100, [], { timeout: { after: 0, action: nextTrain() } })], {
      start: MONDAY,
      landing: 0,
    });
    const run = drive(machine);
    // It leaves at 0, and has missed its train before anybody has it.
    expect(told(run).slice(0, 3)).toEqual(['0 departed stage 0', '0 recalled stage 0', `${HOUR} departed stage 0`]);
  });

  test('drops what the channel does, pauses and a release that runs included', () => {
    const handlers: StagePlan['handlers'] = {
      falseAlarm: pause(30 * MINUTE, stop),
      timeout: { after: 5 * MINUTE, action: nextTrain() },
    };
    const machine = plan([channel(100, [gate(), release(1000), wait(MINUTE)], handlers)], {
      start: MONDAY,
      landing: 0,
    });
    const paused = drive(machine, {
      fate: ({ kind, id }) => (kind === 'gate' && id.endsWith('.1') ? { falseAlarm: true } : {}),
    });
    expect(only(paused.log, 'raised', 'pause-ended', 'recalled', 'lever-pulled')).toEqual([
      `${MINUTE} lever-pulled step 1`,
      `${MINUTE} raised stage 0 step 2 trigger false-alarm action pause`,
      `${5 * MINUTE} raised stage 0 step null trigger timeout action next-train`,
      `${6 * MINUTE} recalled stage 0`,
      `${HOUR + MINUTE} lever-pulled step 1`,
      `${HOUR + 2 * MINUTE} lever-pulled step 3`,
    ]);
    const slow = drive(machine, {
      fate: (work) => (work.kind === 'pull' && work.step === 3 && work.running === 1 ? { after: 10 * MINUTE } : {}),
    });
    expect(only(slow.log, 'recalled', 'lever-pulled')).toEqual([
      `${MINUTE} lever-pulled step 1`,
      `${6 * MINUTE} recalled stage 0`,
      `${HOUR + MINUTE} lever-pulled step 1`,
      `${HOUR + 2 * MINUTE} lever-pulled step 3`,
    ]);
  });

  test('while it is being taken off asks for nothing more', () => {
    const bugs = [bug({ unit: 'user-hours' }), bug({ name: 'other', unit: 'user-hours' })];
    const machine = plan([channel(100, [wait(10 * MINUTE)], { unhealthy: nextTrain(1) })], {
      start: MONDAY,
      landing: 0,
      watches: [{ check: 0, stage: 0 }],
      numbers: { bugs, checks: [check(2)] },
    });
    const run = drive(machine, {
      bugs: [
        { surfacesAt: 0, watched: [0] },
        { surfacesAt: 0, watched: [MINUTE / 2] },
      ],
    });
    expect(only(run.log, 'raised', 'recalled', 'bug-fixed', 'plan-ended')).toEqual([
      `${MINUTE} raised stage 0 step null trigger unhealthy action next-train`,
      `${1.5 * MINUTE} raised stage 0 step null trigger unhealthy action next-train`,
      `${2 * MINUTE} recalled stage 0`,
      `${HOUR} bug-fixed bug 0`,
      `${HOUR} bug-fixed bug 1`,
      `${HOUR + 11 * MINUTE} plan-ended outcome completed cause null`,
    ]);
  });

  test('ends when the plan turns meanwhile, and nobody is left with the release', () => {
    const machine = plan([channel(100, [gate()]), { after: [], steps: [act(1.5 * MINUTE)] }], {
      start: MONDAY,
      landing: 0,
    });
    const run = drive(machine, {
      fate: ({ kind }) => (kind === 'gate' ? { falseAlarm: true } : kind === 'act' ? { actFailed: true } : {}),
    });
    expect(only(run.log, 'act-failed', 'recalled', 'rollback-started', 'lever-returned', 'plan-ended')).toEqual([
      `${1.5 * MINUTE} act-failed step 3`,
      `${2 * MINUTE} recalled stage 0`,
      `${2 * MINUTE} rollback-started`,
      `${2 * MINUTE} plan-ended outcome rolled-back cause run-failed`,
    ]);
  });

  test('keeps what has been enabled, and what came before a point of no return', () => {
    const steps = [enable(100), schema('contract', MINUTE), release(200), gate()];
    const machine = plan([channel(100, steps)], { start: MONDAY, landing: 0, flags: ['dark'] });
    const run = drive(machine, { fate: ({ id }) => (id === 'gate:5.1' ? { falseAlarm: true } : {}) });
    // The hundred have it from 1 on; the others from 4 until they have lost it at 5.
    expect(exposure(run)).toBe(100 * 63 + 100 * 1);
    expect(run.state.flags[0]?.shifts[0]?.users).toBe(100);
  });
});
