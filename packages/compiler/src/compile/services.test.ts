import { checkText } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { layoutOf } from '../machine/layout/index.ts';
import { readMachine } from '../serial/load.ts';
import { serialiseMachine } from '../serial/serialise.ts';
import { compileText, machineOfText, source } from '../testing/compile-text.ts';
import { compile } from './compile.ts';

const FLEET = `
  region west { cluster web[2] { label role = web  server[4] } cluster db { label role = db  server[2] } }
  region east { cluster web[2] { label role = web  server[4] } cluster db { label role = db  server[2] } }`;
const SERVICES = `
service shop { runs on all clusters where role == web  needs data  load 1_000 requests/s  headroom 40% per region }
service data { runs on all clusters where role == db }
`;

function textOf(plan: string, of: string, model = ''): string {
  return `${SERVICES}${source({ fleet: FLEET, plan, model })}`.replace('plan test', `plan test${of}`);
}

const deployed = (text: string) =>
  machineOfText(text).steps.flatMap((step) =>
    step.kind === 'deploy' ? [step.select.map(({ from, to }) => `${from}-${to}`).join(' ')] : [],
  );

describe('what a plan of services speaks of', () => {
  test('is where they run: `all`, `remaining`, counts and percents', () => {
    // Servers: west 0–8 web, 8–10 db; east 10–18 web, 18–20 db.
    const plan = 'stage a { deploy 1 cluster } stage b { deploy 50% of clusters } stage c { deploy remaining }';
    expect(deployed(textOf(plan, ' of shop'))).toEqual(['0-4', '4-8 10-14', '14-18']);
    expect(deployed(textOf('stage a { deploy all }', ' of data'))).toEqual(['8-10 18-20']);
    expect(deployed(textOf('stage a { deploy all }', ' of shop, data'))).toEqual(['8-10 18-20', '0-8 10-18']);
  });

  test('of one service, with `of`', () => {
    const plan = 'stage a { deploy all of data } stage b { deploy remaining }';
    expect(deployed(textOf(plan, ' of shop, data'))).toEqual(['8-10 18-20', '0-8 10-18']);
    expect(deployed(textOf('stage a { deploy west of shop  deploy remaining }', ' of shop'))).toEqual(['0-8', '10-18']);
  });

  test('is that of the services that its steps name, if it names none', () => {
    const machine = machineOfText(textOf('stage a { deploy all of data }', ''));
    expect(machine.services.map(({ name }) => name)).toEqual(['data']);
    expect(deployed(textOf('stage a { deploy all of data }', ''))).toEqual(['8-10 18-20']);
  });

  test('is the whole fleet without any', () => {
    expect(deployed(textOf('stage a { deploy all }', ''))).toEqual(['0-20']);
    expect(machineOfText(textOf('stage a { deploy all }', '')).services).toEqual([]);
  });

  test('is what must be reached', () => {
    const codes = (plan: string) => compileText(textOf(plan, ' of shop')).diagnostics.map(({ code }) => code);
    expect(codes('stage a { deploy all }')).toEqual([]);
    expect(codes('stage a { deploy west }')).toEqual(['servers-not-reached']);
  });
});

test('a limit without `per` is of all that the services run on', () => {
  const { constraints } = machineOfText(
    textOf('maxDown 25%  maxSurge 30% rounded up stage a { deploy all }', ' of shop'),
  );
  // Of 16 servers, not of 20: 4, and 4.8.
  expect(constraints.down[0]?.bounds).toEqual([{ class: -1, forward: 4, rollback: 4 }]);
  expect(constraints.surge[0]?.bounds).toEqual([{ class: -1, most: 5 }]);
});

test('and counts only what is down there', () => {
  const layout = layoutOf(machineOfText(textOf('maxDown 25% stage a { deploy all }', ' of shop')));
  if (layout.kind !== 'layout') throw new Error('too many cells');
  const { cells, down, serviceOf } = layout;
  const spoken = Array.from(down[0]?.of ?? []);
  expect(spoken).toEqual(Array.from(serviceOf));
  expect(spoken.map((group, cell) => (group < 0 ? 0 : (cells.servers[cell] ?? 0))).reduce((a, b) => a + b)).toBe(16);
});

test('a service has its load, its headroom and where it is shared', () => {
  const machine = machineOfText(textOf('stage a { deploy all }', ' of shop'));
  expect(machine.services).toEqual([
    {
      name: 'shop',
      servers: [
        { from: 0, to: 8 },
        { from: 10, to: 18 },
      ],
      load: { requestsPerSecond: 1_000, profile: null },
      headroom: { digits: 4, scale: 1 },
      per: 'region',
    },
  ]);
});

describe('a scenario', () => {
  const text = `${textOf('stage a { deploy all }', ' of shop', 'deploy fails 1% per server')}
    scenario dark for test {
      at 6h west down for 2h
      deploy fails 5% per server
    }
    scenario other for second { at 1h west down for 1h }
    plan second on fleet using quick { stage a { deploy all } }`;
  const { program } = checkText(text);

  test('is the plan with its numbers and incidents, and the name of it', () => {
    const machine = compile(program, 'test', { scenario: 'dark' }).machine;
    expect(machine).toMatchObject({ plan: 'test', scenario: 'dark' });
    expect(machine?.numbers.deploy.fails).toEqual([{ per: 'server', probability: 0.05 }]);
    // An incident takes servers down whoever runs on them.
    expect(machine?.numbers.incidents).toEqual([
      {
        text: 'at 6h west down for 2h',
        after: 21_600_000,
        servers: [{ from: 0, to: 10 }],
        lasts: { kind: 'fixed', value: 7_200_000 },
      },
    ]);
    expect(compile(program, 'test').machine).toMatchObject({ scenario: null, numbers: { incidents: [] } });
  });

  test('is none where there is none of that name for the plan', () => {
    const nothing = { machine: null, diagnostics: [], sources: null };
    expect(compile(program, 'test', { scenario: 'none' })).toEqual(nothing);
    expect(compile(program, 'test', { scenario: 'other' })).toEqual(nothing);
    expect(compile(program, 'second', { scenario: 'other' }).machine?.scenario).toBe('other');
  });

  test('comes back from its text', () => {
    const { machine } = compile(program, 'test', { scenario: 'dark' });
    if (machine === null) throw new Error('no machine');
    expect(readMachine(serialiseMachine(machine)).machine).toEqual(machine);
  });
});

describe('a machine starts when it is told to', () => {
  const written = (starts: string) =>
    textOf(
      `${starts}
       window mon..fri 09:00..17:00 in "Asia/Tokyo"
       window sat 09:00..17:00 local
       freeze 2026-12-19 .. 2027-01-03
       stage a { wait until next mon 09:00  wait until every 2w from 2026-01-05  deploy all }`,
      '',
    );
  const startingAt = (text: string, zone: string | null) =>
    compile(checkText(text).program, 'test', { start: { date: '2026-11-23', minute: 540, zone } }).machine;

  test('just as if `starts` said so: what names no zone is in that of the start', () => {
    const machine = machineOfText(written('starts 2026-11-23 09:00 in "Europe/Berlin"'));
    expect(machine.start).toEqual({ date: '2026-11-23', minute: 540, zone: 'Europe/Berlin' });
    expect(machine.constraints.freezes.map(({ zone }) => zone)).toEqual(['Europe/Berlin']);
    expect(startingAt(written(''), 'Europe/Berlin')).toEqual(machine);
    expect(startingAt(written('starts 2026-03-02 10:00 in "UTC"'), 'Europe/Berlin')).toEqual(machine);
  });

  test('without a zone in that of the plan as it is written', () => {
    expect(startingAt(written(''), null)).toEqual(machineOfText(written('starts 2026-11-23 09:00')));
    expect(startingAt(written(''), null)?.zone).toBe('Asia/Tokyo');
    const own = written('starts 2026-11-23 09:00 in "Europe/Berlin"');
    expect(startingAt(written('starts 2026-03-02 10:00 in "Europe/Berlin"'), null)).toEqual(machineOfText(own));
  });
});

describe('numbers', () => {
  const machine = machineOfText(
    `health slo {
      metric errors { bad when higher  compare to baseline  weight 60 }
      metric cpu { bad when higher  threshold 80%  critical }
      every 30s  pass at 90  marginal at 70
    }
    health bare { metric load { bad when higher  threshold 2 } }
    ${source({
      fleet: FLEET,
      takes: '1m per server ready after 10s',
      plan: 'stage a { deploy west  gate canary slo for 30m  gate bare  deploy remaining }',
      model: `
        switch takes 10s
        metric errors is normal(mean 0.5%, sd 0.1%)
        metric cpu is normal(mean 50%, sd 5%)
        bug calm { present 1%  shows 50% at cluster 1 }
        bug errors { present 1%  surfaces after exponential(mean 1_000 server-hours)  moves errors to normal(mean 1%, sd 0.1%)  moves cpu to normal(mean 70%, sd 5%) }
        gate bare { detects 90% }`,
    })}`,
  );

  test('of levers, and of how soon servers are ready', () => {
    expect(machine.numbers.switch.takes).toEqual({ kind: 'fixed', value: 10_000 });
    expect(machine.numbers.deploy.readyAfter).toBe(10_000);
  });

  test('of checks by metrics: what they read, and who moves them', () => {
    const normal = (mean: number, sd: number) => ({ kind: 'normal', mean, sd });
    expect(machine.numbers.checks.find(({ name }) => name === 'slo')?.health).toEqual({
      every: 30_000,
      pass: 90,
      marginal: 70,
      moving: [1],
      metrics: [
        {
          name: 'errors',
          bad: 'higher',
          threshold: null,
          weight: 60,
          critical: false,
          reads: normal(0.005, 0.001),
          moved: [{ bug: 1, to: normal(0.01, 0.001) }],
        },
        {
          name: 'cpu',
          bad: 'higher',
          threshold: 0.8,
          weight: null,
          critical: true,
          reads: normal(0.5, 0.05),
          moved: [{ bug: 1, to: normal(0.7, 0.05) }],
        },
      ],
    });
  });

  test('of checks whose metrics nobody knows the readings of go by those alone', () => {
    expect(machine.numbers.checks.find(({ name }) => name === 'bare')?.health).toMatchObject({
      moving: [],
      metrics: [{ name: 'load', reads: null, moved: [] }],
    });
  });
});
