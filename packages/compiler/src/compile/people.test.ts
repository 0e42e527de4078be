import { checkText } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { readMachine } from '../serial/load.ts';
import { serialiseMachine } from '../serial/serialise.ts';
import { compileText, machineOfText } from '../testing/compile-text.ts';
import { examplePlans } from '../testing/examples.ts';
import { compile } from './compile.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What a plan may be about, each declaration by itself. */
const DECLARATIONS = [
  'audience users 1_000 { ring internal 2%  ring early 10%  ring broad }',
  'flag dark { owner "a"  remove by 2027-03-01 }',
  'flag search { owner "b"  remove by 2027-03-01 }',
  'flag checkout { owner "c"  remove by 2027-03-01 }',
  'flag unused { owner "d"  remove by 2027-03-01 }',
  'service shop { runs on all clusters where role == web  needs data }',
  'service data { runs on all clusters where role == db }',
  'topology fleet { cluster web { label role = web  server[4] }  cluster db { label role = db  server[2] } }',
  `model quick {
    deploy takes 1m per server
    flag takes 10s
    release takes exponential(mean 1h)
    fast track 5% of changes
    bug crash { present 5%  surfaces after exponential(mean 100 user-hours)  behind checkout }
    bug odd { present 5%  shows 50% at each of rings 1..2  behind dark }
    gate health { detects 90% }
  }`,
  `plan test of shop, data on fleet using quick {
    stage code { deploy all of data  deploy all of shop }
    stage on {
      enable search for internal { wait 1h  gate health }
      enable checkout for early, broad
      on unhealthy disable checkout
    }
  }`,
];

describe('whom a plan is about', () => {
  const of = machineOfText(DECLARATIONS.join('\n'));

  test('is its audience, ring by ring', () => {
    expect(of.audience).toEqual({
      name: 'users',
      users: 1_000,
      rings: [
        { name: 'internal', users: 20 },
        { name: 'early', users: 120 },
        { name: 'broad', users: 1_000 },
      ],
    });
  });

  test('its flags are those that it switches, as it does, and those that its bugs are behind', () => {
    expect(of.flags.map(({ name }) => name)).toEqual(['search', 'checkout', 'dark']);
    expect(
      of.numbers.bugs.map(({ name, unit, behind, shows }) => [name, unit, behind, shows.map(({ level }) => level)]),
    ).toEqual([
      ['crash', 'user-hours', 1, []],
      ['odd', 'server-hours', 2, ['ring']],
    ]);
  });

  test('and the speed of its levers is the model’s', () => {
    const { flag, release, fastTrack } = of.numbers;
    expect([flag, release, fastTrack]).toEqual([
      { takes: { kind: 'fixed', value: 10_000 } },
      { takes: { kind: 'exponential', mean: 3_600_000 } },
      0.05,
    ]);
  });

  test('is nobody in a plan that says nothing of people', () => {
    const { text = '', files } = examplePlans()[0] ?? {};
    const { audience, flags, landing, numbers, stages } = machineOfText(text, files);
    expect([audience, flags, landing, numbers.fastTrack]).toEqual([null, [], 0, 0]);
    expect(stages.every(({ train }) => train === null)).toBe(true);
  });

  test('is the same, byte by byte, whatever the order in which things are declared', () => {
    const bytes = serialiseMachine(of);
    for (let turn = 1; turn < DECLARATIONS.length; turn++) {
      const other = [...DECLARATIONS.slice(turn), ...DECLARATIONS.slice(0, turn)];
      expect(serialiseMachine(machineOfText(other.join('\n')))).toBe(bytes);
    }
    expect(serialiseMachine(machineOfText(DECLARATIONS.toReversed().join('\n')))).toBe(bytes);
  });
});

describe('a change lands', () => {
  /** A plan with a channel for each period. */
  const textOf = (
    periods: readonly string[],
    starts = '',
  ) => `audience users 1_000 { ${periods.map((_, ring) => `ring r${ring} 10%`).join('  ')}  ring rest }
      model quick { deploy takes 1m per server }
      plan test using quick {
        ${starts}
        ${periods.map((every, ring) => `channel c${ring} for r${ring} departs every ${every} from 2026-01-13 { wait 1h }`).join('\n')}
        stage last { wait 1h }
      }`;
  const trains = (periods: readonly string[], starts = '') => machineOfText(textOf(periods, starts));

  test.each<[readonly string[], number]>([
    [[], 0],
    [['4w'], 4 * WEEK],
    [['2w', '4w'], 4 * WEEK],
    // The least common multiple of 1, 10 and 28 days.
    [['1d', '10d', '4w'], 140 * DAY],
    [['52w', '10w'], 260 * WEEK],
    // Whole weeks: 7 · 1 and 7 · 10 days.
    [['1d'], WEEK],
    [['10d'], 10 * WEEK],
    // 7 · 11 · 13 weeks are more than 520: then it is the longest of them.
    [['7w', '11w', '13w'], 13 * WEEK],
    [['520w', '26w'], 520 * WEEK],
    // 7 · 3,639 days, in whole weeks.
    [['3639d', '2w'], 3_639 * WEEK],
  ])('with trains every %j within the least span of whole weeks that they all fit into', (periods, span) => {
    const machine = trains(periods);
    expect(machine.landing).toBe(span);
    expect(readMachine(serialiseMachine(machine)).machine).toEqual(machine);
  });

  test('when the plan starts, where it says when', () => {
    expect(trains(['4w'], 'starts 2026-11-23 09:00 in "Europe/Berlin"').landing).toBe(0);
  });

  test('when whoever runs it says; and a channel without a zone goes by that start’s', () => {
    const { program } = checkText(textOf(['4w']));
    const start = { date: '2026-11-23', minute: 540, zone: 'Europe/Berlin' };
    const { machine } = compile(program, 'test', { start });
    expect(machine).toEqual(trains(['4w'], 'starts 2026-11-23 09:00 in "Europe/Berlin"'));
    expect(machine?.steps[0]).toMatchObject({ until: { kind: 'train', zone: 'Europe/Berlin' } });
  });
});

test('a plan that deploys nothing has a fleet of no servers', () => {
  const { machine, sources } = compileText(`audience users 1_000 { ring all }
    model quick { deploy takes 1m per server }
    plan test using quick { stage out { release to all } }`);
  expect(machine?.fleet).toEqual({ name: '', servers: 0, nodes: [] });
  expect([machine?.services, machine?.areas, machine?.zone]).toEqual([[], [], 'UTC']);
  expect(sources?.steps).toHaveLength(1);
});
