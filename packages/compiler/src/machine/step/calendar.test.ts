/** The calendar in a run, by hand. Runs begin on Monday 2026-01-05 (no start is told) unless they say otherwise; a batch takes an hour. */
import type { Distribution } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import {
  act,
  approval,
  area,
  bug,
  check,
  cluster,
  deploy,
  fixed,
  freeze,
  gate,
  type MachinePlan,
  machineOf,
  node,
  open,
  type StepPlan,
  service,
  shift,
  stop,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEKDAYS = [0, 1, 2, 3, 4] as const;
const ALWAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const takes: Distribution = fixed(HOUR);

function plan(steps: readonly StepPlan[], more: Partial<MachinePlan> = {}) {
  return machineOf({
    fleet: [cluster('c[2]', 2)],
    stages: [{ steps }],
    ...more,
    numbers: {
      deploy: { takes, per: 'server', fails: [], failedTakes: null, retries: 0, readyAfter: 0 },
      rollback: { takes, per: 'server', fails: 0 },
      switch: { takes },
      ...more.numbers,
    },
  });
}

/** Monday of the week without a start, so many hours after midnight. */
const monday = (hour: number) => ({ start: { date: '2026-01-05', minute: hour * 60, zone: 'UTC' } });
const officeHours = { constraints: { windows: [open(WEEKDAYS, 9, 17)] } };
const inHours = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/^\d+/, (time) => `${Number(time) / HOUR}`));
const hours = (machine: ReturnType<typeof plan>, options: Parameters<typeof drive>[1] = {}) =>
  batches(machine, drive(machine, options).log).map((line) =>
    line.replace(/(\d+)-(\d+)/, (_, a, b) => `${a / 60}-${b / 60}`),
  );

describe('windows', () => {
  test('hold a batch, and let one that has started end', () => {
    // From 16:00: one batch until 17:00, the next on Tuesday at 9, 17 hours after the first.
    const machine = plan([deploy(0, 2, { batch: { kind: 'count', servers: 1 } })], { ...officeHours, ...monday(16) });
    expect(hours(machine)).toEqual(['c-1 0-1 1', 'c-1 17-18 1']);
  });

  test('over the weekend', () => {
    // Friday 2026-01-09 16:00; Monday 9:00 is 65 hours later.
    const friday = { start: { date: '2026-01-09', minute: 16 * 60, zone: 'UTC' } };
    expect(hours(plan([deploy(0, 4)], { ...officeHours, ...friday }))).toEqual(['c-1 0-1 2', 'c-2 65-66 2']);
  });

  test('begin with the first opening where nobody has said when', () => {
    expect(hours(plan([deploy(0, 4)], officeHours))).toEqual(['c-1 0-1 2', 'c-2 1-2 2']);
  });

  test('hold a shift and a run, which have begun as steps, but no wait and no gate', () => {
    const machine = plan([wait(2 * HOUR), shift(50), wait(HOUR), act(HOUR), wait(20 * HOUR), gate()], {
      ...officeHours,
      ...monday(16),
      services: [service(0, 4)],
      areas: [area(0, 4)],
    });
    expect(inHours(only(drive(machine).log, 'step-started', 'lever-pulled', 'plan-ended'))).toEqual([
      '0 step-started step 0',
      '2 step-started step 1',
      // Tuesday 9:00 is 17 hours after 16:00.
      '18 lever-pulled step 1',
      '18 step-started step 2',
      '19 step-started step 3',
      '20 step-started step 4',
      '40 step-started step 5',
      '40 plan-ended outcome completed cause null',
    ]);
    const held = plan([act(HOUR)], { ...officeHours, ...monday(20) });
    // Monday 20:00 to Tuesday 9:00 are 13 hours.
    expect(ending(drive(held))).toBe(`${14 * 60} completed`);
  });

  test('of one place are a union; places hold each for itself', () => {
    const both = [open(ALWAYS, 6, 8), open(ALWAYS, 12, 14)];
    const union = plan([deploy(0, 4)], { constraints: { windows: both }, ...monday(7) });
    expect(hours(union)).toEqual(['c-1 0-1 2', 'c-2 5-6 2']);
    const layers = [open(ALWAYS, 6, 13), open(ALWAYS, 12, 18, { layer: 'fleet' })];
    const meet = plan([deploy(0, 4, { parallel: [2] })], { constraints: { windows: layers }, ...monday(7) });
    expect(hours(meet)).toEqual(['c-1 5-6 2', 'c-2 5-6 2']);
  });

  test('of servers hold those alone, and what is nowhere in particular not at all', () => {
    const windows = [open(ALWAYS, 6, 8, { servers: [{ from: 0, to: 2 }] })];
    const machine = plan([act(HOUR), deploy(0, 4, { parallel: [2] })], { constraints: { windows }, ...monday(10) });
    expect(hours(machine)).toEqual(['c-2 1-2 2', 'c-1 20-21 2']);
  });

  test('of a stage hold its starts', () => {
    const windows = [open(ALWAYS, 6, 8, { layer: 'stage', scope: { kind: 'stage', stage: 1 } })];
    const machine = plan([], {
      stages: [{ steps: [deploy(0, 2)] }, { steps: [deploy(2, 4)] }],
      constraints: { windows },
      ...monday(10),
    });
    expect(hours(machine)).toEqual(['c-1 0-1 2', 'c-2 20-21 2']);
  });

  test('local ones are those of each server; any will do for a run', () => {
    // Berlin is an hour before UTC in winter, New York five behind it.
    const fleet = [
      cluster('berlin', 2, { timezone: 'Europe/Berlin' }),
      cluster('york', 2, { timezone: 'America/New_York' }),
    ];
    const constraints = { windows: [open(ALWAYS, 2, 4, { zone: 'local' })] };
    const machine = plan([deploy(0, 4, { parallel: [2] })], { fleet, constraints, ...monday(0) });
    expect(hours(machine)).toEqual(['berlin 1-2 2', 'york 7-8 2']);
    expect(inHours(only(drive(plan([act(HOUR)], { fleet, constraints, ...monday(4) })).log, 'plan-ended'))).toEqual([
      '4 plan-ended outcome completed cause null',
    ]);
  });

  test('an item larger than a server starts where none of its servers is closed', () => {
    const machine = plan([deploy(0, 4, { parallel: [2] })], {
      fleet: [node('cluster', 'c', [node('rack', 'r[2]', [node('server', 'server[2]')])])],
      constraints: { windows: [open(ALWAYS, 6, 8, { servers: [{ from: 3, to: 4 }] })] },
      ...monday(0),
      numbers: { deploy: { takes, per: 'rack', fails: [], failedTakes: null, retries: 0, readyAfter: 0 } },
    });
    expect(hours(machine)).toEqual(['c 0-1 2', 'c 6-7 2']);
  });

  test('going back is not held', () => {
    const machine = plan([deploy(0, 4, { parallel: [2] }), wait(3 * HOUR), gate()], {
      ...officeHours,
      ...monday(16),
      numbers: { bugs: [bug()], checks: [check()] },
    });
    expect(ending(drive(machine, { bugs: [{ surfacesAt: 0 }] }))).toBe(`${5 * 60} rolled-back bug`);
  });

  test('what they hold is not blocked, unless they never open', () => {
    const windows = [open([0], 6, 8), open([1], 6, 8, { layer: 'fleet' })];
    expect(ending(drive(plan([deploy(0, 2)], { constraints: { windows } })))).toBe('0 stopped blocked');
    expect(ending(drive(plan([act(HOUR)], { constraints: { windows } })))).toBe('0 stopped blocked');
    const goesOn = plan([], {
      stages: [{ steps: [act(HOUR), wait(HOUR)], handlers: { blocked: { kind: 'continue' } } }],
      constraints: { windows },
    });
    expect(ending(drive(goesOn))).toBe('60 completed');
  });
});

describe('freezes', () => {
  test('hold what starts on their days, both included, with or without windows', () => {
    const constraints = { freezes: [freeze('2026-01-06', '2026-01-07')] };
    const alone = plan([deploy(0, 4)], { constraints, ...monday(23) });
    // Monday 23:00; Thursday 00:00 is 49 hours later.
    expect(hours(alone)).toEqual(['c-1 0-1 2', 'c-2 49-50 2']);
    const both = plan([deploy(0, 4)], { constraints: { ...constraints, ...officeHours.constraints }, ...monday(16) });
    // Thursday 9:00 is 65 hours after Monday 16:00.
    expect(hours(both)).toEqual(['c-1 0-1 2', 'c-2 65-66 2']);
  });

  test('a wait over a freeze goes on', () => {
    const machine = plan([wait(DAY), gate()], {
      constraints: { freezes: [freeze('2026-01-05', '2026-01-09')] },
      ...monday(0),
    });
    expect(ending(drive(machine))).toBe(`${24 * 60} completed`);
  });
});

describe('waits for the clock', () => {
  const clock = (until: Extract<StepPlan, { kind: 'clock' }>['until']): StepPlan => ({ kind: 'clock', until });

  test('until the next such time, never now', () => {
    const next = clock({ kind: 'next', day: 0, minute: 9 * 60, zone: 'UTC' });
    expect(ending(drive(plan([next], monday(8))))).toBe('60 completed');
    expect(ending(drive(plan([next], monday(9))))).toBe(`${7 * 24 * 60} completed`);
  });

  test('until the next departure, now included', () => {
    const every = clock({ kind: 'every', every: 14 * DAY, from: '2026-01-05', zone: 'UTC' });
    expect(ending(drive(plan([every], monday(0))))).toBe('0 completed');
    expect(ending(drive(plan([every], monday(1))))).toBe(`${(14 * 24 - 1) * 60} completed`);
  });

  test('over a change of clocks', () => {
    // Sunday 2026-03-29: Berlin skips from 02:00 to 03:00, so that Monday 09:00 is 8 hours after Sunday's midnight and 24 less 1.
    const machine = plan([clock({ kind: 'next', day: 0, minute: 9 * 60, zone: 'Europe/Berlin' })], {
      start: { date: '2026-03-29', minute: 0, zone: 'Europe/Berlin' },
    });
    expect(ending(drive(machine))).toBe(`${32 * 60} completed`);
  });
});

describe('approvals', () => {
  test('take their time while windows are open: over a night, and over a freeze', () => {
    // Two hours from 16:00: one until 17:00, the other on Tuesday from 9:00 to 10:00.
    const machine = plan([approval(2 * HOUR)], {
      constraints: { ...officeHours.constraints, freezes: [freeze('2026-01-06', '2026-01-20')] },
      ...monday(16),
    });
    expect(ending(drive(machine))).toBe(`${18 * 60} completed`);
  });

  test('refused, they raise a trigger', () => {
    const machine = plan([deploy(0, 2), approval(HOUR)], {
      stages: [{ steps: [deploy(0, 2), approval(HOUR)], handlers: { refusal: { kind: 'rollback' } } }],
    });
    const run = drive(machine, { fate: ({ kind }) => (kind === 'approval' ? { refused: true } : {}) });
    expect(inHours(only(run.log, 'approval-refused', 'raised', 'plan-ended'))).toEqual([
      '2 approval-refused step 1',
      '2 raised stage 0 step 1 trigger refusal action rollback',
      '3 plan-ended outcome rolled-back cause refusal',
    ]);
    expect(inHours(only(drive(machine).log, 'approval-given'))).toEqual(['2 approval-given step 1']);
  });

  test('whose time never passes are blocked', () => {
    const windows = [open([0], 6, 8), open([1], 6, 8, { layer: 'fleet' })];
    const machine = plan([approval(HOUR)], { constraints: { windows } });
    expect(ending(drive(machine))).toBe('0 stopped blocked');
  });
});

test('a question is not held, and a stop ends all at once', () => {
  const run = drive(
    plan([], {
      stages: [{ steps: [deploy(0, 4)], handlers: { timeout: { after: 2 * HOUR, action: stop } } }],
      ...officeHours,
      ...monday(16),
    }),
  );
  expect(ending(run)).toBe('120 stopped timeout');
});
