import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { compileText, machineOfText } from '../testing/compile-text.ts';

const PEOPLE = `
  audience users 1_000 { ring internal 2%  ring early 10%  ring broad }
  flag checkout { owner "payments"  remove by 2027-03-01 }
  flag search { owner "search"  remove by 2027-03-01 }
  service data { }`;
const MODEL = `model quick {
    deploy takes 1m per server
    bug crash { present 5%  surfaces after exponential(mean 100 user-hours)  behind checkout }
    gate health { detects 90% }
  }`;

/** A plan of people alone. */
function machine(plan: string): Machine {
  return machineOfText(`${PEOPLE}\n${MODEL}\nplan test using quick {\n${plan}\n}`);
}

function pulls(of: Machine) {
  return of.steps.flatMap((step) => (step.kind === 'pull' ? [[step.name, step.pull] as const] : []));
}

describe('levers of people', () => {
  test('are one step for each of whom they reach, and the block after each', () => {
    const of = machine(`
      stage on {
        enable checkout for internal, 5%, 50% of early { wait 1h  gate health }
        disable checkout
      }`);
    expect(of.steps.map(({ name, source, kind, next }) => [name, source, kind, next])).toEqual([
      ['on/1[1]', 'on/1', 'pull', 1],
      ['on/1[1]/1', 'on/1/1', 'wait', 2],
      ['on/1[1]/2', 'on/1/2', 'gate', 3],
      ['on/1[2]', 'on/1', 'pull', 4],
      ['on/1[2]/1', 'on/1/1', 'wait', 5],
      ['on/1[2]/2', 'on/1/2', 'gate', 6],
      ['on/1[3]', 'on/1', 'pull', 7],
      ['on/1[3]/1', 'on/1/1', 'wait', 8],
      ['on/1[3]/2', 'on/1/2', 'gate', 9],
      ['on/2', 'on/2', 'pull', null],
    ]);
    // 2% of 1,000; 5%; all of `internal` and half of the 100 that `early` has beside it; nobody.
    expect(pulls(of)).toEqual([
      ['on/1[1]', { lever: 'flag', flag: 0, users: 20 }],
      ['on/1[2]', { lever: 'flag', flag: 0, users: 50 }],
      ['on/1[3]', { lever: 'flag', flag: 0, users: 70 }],
      ['on/2', { lever: 'flag', flag: 0, users: 0 }],
    ]);
  });

  test('release likewise, and `retry` goes back no further than the last one', () => {
    const of = machine('stage out { wait 1h  release to internal, broad { wait 1d  gate health }  gate health }');
    expect(pulls(of)).toEqual([
      ['out/2[1]', { lever: 'release', users: 20 }],
      ['out/2[2]', { lever: 'release', users: 1_000 }],
    ]);
    const back = of.steps.flatMap((step) => ('retryFrom' in step ? [[step.name, of.steps[step.retryFrom]?.name]] : []));
    expect(back).toEqual([
      ['out/1', 'out/1'],
      ['out/2[1]/1', 'out/2[1]/1'],
      ['out/2[1]/2', 'out/2[1]/1'],
      ['out/2[2]/1', 'out/2[2]/1'],
      ['out/2[2]/2', 'out/2[2]/1'],
      ['out/3', 'out/2[2]/1'],
    ]);
  });

  test('stand in blocks of each other', () => {
    const of = machine('stage all { enable checkout for broad { release to internal, broad { wait 1h } } }');
    expect(of.steps.map(({ name, source, next }) => [name, source, next])).toEqual([
      ['all/1[1]', 'all/1', 1],
      ['all/1[1]/1[1]', 'all/1/1', 2],
      ['all/1[1]/1[1]/1', 'all/1/1/1', 3],
      ['all/1[1]/1[2]', 'all/1/1', 4],
      ['all/1[1]/1[2]/1', 'all/1/1/1', null],
    ]);
  });
});

describe('a channel', () => {
  const of = machine(`
    stage first { wait 1h }
    channel beta for early departs every 4w from 2026-01-13 in "Europe/Berlin" { wait 1d  gate health }
    channel all for broad departs every 2w from 2026-01-20 { wait 1h }`);

  test('waits for its train, releases to its ring, and then come its steps', () => {
    const text = 'channel beta for early departs every 4w from 2026-01-13 in "Europe/Berlin"';
    expect(of.steps.slice(1, 5)).toMatchObject([
      {
        name: 'beta/departs',
        source: 'beta/departs',
        text,
        stage: 1,
        next: 2,
        until: { kind: 'train', every: 2_419_200_000, from: '2026-01-13', zone: 'Europe/Berlin' },
        retryFrom: 1,
      },
      { name: 'beta/release', source: 'beta/release', text, stage: 1, next: 3, pull: { lever: 'release', users: 120 } },
      { name: 'beta/1', source: 'beta/1', kind: 'wait', next: 4, retryFrom: 3 },
      { name: 'beta/2', source: 'beta/2', kind: 'gate', next: null, retryFrom: 3 },
    ]);
  });

  test('is a stage that knows its departure and whom it is for; its zone is the plan’s unless told', () => {
    expect(of.stages.map(({ name, after, entry, train }) => [name, after, entry, train])).toEqual([
      ['first', [], 0, null],
      ['beta', [0], 1, { departure: 1, ring: 'early' }],
      ['all', [1], 5, { departure: 5, ring: 'broad' }],
    ]);
    expect(of.steps[5]).toMatchObject({ until: { zone: 'UTC' } });
  });
});

test('a change of a schema is one step, past which `retry` does not go back', () => {
  const of = machine(`
    stage all {
      wait 1h
      expand data takes 1h
      wait 1h
      migrate data takes exponential(mean 6h) fails 1% retry 2
      wait 1h
    }`);
  expect(of.steps.filter(({ kind }) => kind === 'schema')).toMatchObject([
    {
      name: 'all/2',
      phase: 'expand',
      service: 'data',
      takes: { kind: 'fixed', value: 3_600_000 },
      fails: 0,
      retries: 0,
    },
    { name: 'all/4', phase: 'migrate', service: 'data', takes: { kind: 'exponential' }, fails: 0.01, retries: 2 },
  ]);
  expect(of.steps.flatMap((step) => (step.kind === 'wait' ? [step.retryFrom] : []))).toEqual([0, 2, 4]);
  expect(machine('stage clean { contract data takes 2h }').steps).toMatchObject([
    { name: 'clean/1', kind: 'schema', phase: 'contract', takes: { kind: 'fixed', value: 7_200_000 }, next: null },
  ]);
});

test('a wait for confidence leaves out what is behind a flag that the plan never turns on', () => {
  const model = MODEL.replace(
    'gate health',
    'bug odd { present 5%  surfaces after exponential(mean 100 user-hours)  behind search }\ngate health',
  );
  const { machine: of } = compileText(`${PEOPLE}\n${model}\nplan test using quick {
    stage on { enable checkout for broad { wait until confidence 50% at most 30d  gate health } }
  }`);
  expect(of?.steps.find(({ kind }) => kind === 'confidence')).toMatchObject({ bugs: [0] });
});

test('blocks are written out up to a limit', () => {
  const audience = 'audience users 1_000_000 { ring all }\nflag f { owner "a"  remove by 2030-01-01 }';
  const shares = (count: number) => Array.from({ length: count }, (_, index) => `${(index + 1) / 100}%`).join(', ');
  const plan = (count: number) =>
    `${audience}\n${MODEL.replace(/bug .*\n/, '')}\nplan test using quick { stage on { release to ${shares(1_000)} { enable f for ${shares(count)} } } }`;
  const told = (count: number) => compileText(plan(count)).diagnostics.map(({ code }) => code);
  // 1,000 releases, each with so many enablings after it.
  expect(told(100)).toContain('too-many-steps');
  expect(told(1)).not.toContain('too-many-steps');
});
