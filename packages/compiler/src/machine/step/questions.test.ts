/** `ask`: a stage is held until a person has decided. A batch takes a minute. */
import { expect, test } from 'vitest';
import {
  act,
  ask,
  bug,
  check,
  cluster,
  deploy,
  gate,
  machineOf,
  maxDown,
  pause,
  rollback,
  stop,
  wait,
} from '../testing/build.ts';
import { drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const seen = { bugs: [{ surfacesAt: 0 }] };

function plan(action: ReturnType<typeof ask>) {
  return machineOf({
    fleet: [cluster('c', 2)],
    stages: [
      { steps: [deploy(0, 2), gate(), wait(MINUTE)], handlers: { unhealthy: action } },
      { after: [], steps: [act(2 * MINUTE)] },
    ],
    numbers: { bugs: [bug()], checks: [check()] },
  });
}

test('goes on', () => {
  const run = drive(plan(ask(10 * MINUTE)), {
    ...seen,
    fate: ({ kind }) => (kind === 'ask' ? { continues: true } : {}),
  });
  expect(only(run.log, 'raised', 'answered', 'pause-ended', 'plan-ended')).toEqual([
    `${MINUTE} raised stage 0 step 1 trigger unhealthy action ask`,
    `${11 * MINUTE} answered stage 0 continues true`,
    `${11 * MINUTE} raised stage 0 step 1 trigger unhealthy action continue`,
    `${12 * MINUTE} plan-ended outcome completed cause null`,
  ]);
});

test('or does what comes else, another question perhaps', () => {
  const run = drive(plan(ask(10 * MINUTE, pause(MINUTE, ask(MINUTE, stop)))), seen);
  expect(only(run.log, 'raised', 'answered', 'pause-ended')).toEqual([
    `${MINUTE} raised stage 0 step 1 trigger unhealthy action ask`,
    `${11 * MINUTE} answered stage 0 continues false`,
    `${11 * MINUTE} raised stage 0 step 1 trigger unhealthy action pause`,
    `${12 * MINUTE} pause-ended stage 0`,
    `${12 * MINUTE} raised stage 0 step 1 trigger unhealthy action ask`,
    `${13 * MINUTE} answered stage 0 continues false`,
    `${13 * MINUTE} raised stage 0 step 1 trigger unhealthy action stop`,
  ]);
  expect(ending(run)).toBe('13 stopped bug');
});

test('about what is blocked: to go on gives it up', () => {
  const machine = machineOf({
    fleet: [cluster('c', 2)],
    stages: [{ steps: [deploy(0, 2), wait(MINUTE)], handlers: { blocked: ask(5 * MINUTE, rollback) } }],
    constraints: { down: [maxDown(0)] },
  });
  const run = drive(machine, { fate: ({ kind }) => (kind === 'ask' ? { continues: true } : {}) });
  expect(ending(run)).toBe('6 completed');
});
