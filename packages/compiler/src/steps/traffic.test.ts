import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { machineOfText, source } from '../testing/compile-text.ts';

const FLEET = `
  region west { cluster web[2] { server[4] } }
  region east { cluster web[2] { server[4] } }`;

const HEALTH = 'health slo { metric errors { bad when higher  compare to baseline } }\n';

function machine(plan: string): Machine {
  const model = `
    metric errors is normal(mean 0.5%, sd 0.1%)
    bug crash { present 1%  surfaces after exponential(mean 100 server-hours) }
    bug sudden { present 1%  shows 50% at cluster 1 }
    bug odd { present 1%  surfaces after exponential(mean 100 server-hours) }
    gate health { detects 90%  detects 0% of odd }`;
  return machineOfText(HEALTH + source({ fleet: FLEET, plan, model }));
}

/** Steps by their names, as far as they are of a kind. */
function stepsOf<K extends Machine['steps'][number]['kind']>(of: Machine, kind: K) {
  return of.steps.flatMap((step) => (step.kind === kind ? [step as Extract<typeof step, { kind: K }>] : []));
}

function shiftsOf(of: Machine) {
  return stepsOf(of, 'pull').flatMap(({ pull }) => (pull.lever === 'traffic' ? [pull] : []));
}

function areasOf(of: Machine): string[] {
  return of.areas.map(
    ({ name, servers, shifted }) =>
      `${name}: ${servers.map(({ from, to }) => `${from}-${to}`).join(' ')}${shifted ? '' : ', only while a gate runs'}`,
  );
}

describe('a shift', () => {
  test('is one step a share, and the block after each', () => {
    const of = machine(`stage all {
      deploy green to all
      shift traffic to 5%, 100% { wait 1h  gate health }
      retire blue after 2h
    }`);
    expect(of.steps.map(({ name, source, kind, next }) => [name, source, kind, next])).toEqual([
      ['all/1', 'all/1', 'deploy', 1],
      ['all/2[1]', 'all/2', 'pull', 2],
      ['all/2[1]/1', 'all/2/1', 'wait', 3],
      ['all/2[1]/2', 'all/2/2', 'gate', 4],
      ['all/2[2]', 'all/2', 'pull', 5],
      ['all/2[2]/1', 'all/2/1', 'wait', 6],
      ['all/2[2]/2', 'all/2/2', 'gate', 7],
      ['all/3', 'all/3', 'retire', null],
    ]);
    expect(shiftsOf(of).map(({ areas, to }) => [areas, to])).toEqual([
      [[0], { digits: 5, scale: 2 }],
      [[0], { digits: 1, scale: 0 }],
    ]);
    expect(stepsOf(of, 'retire')).toMatchObject([{ deploys: [0], after: 7_200_000 }]);
  });

  test('pulls a lever: `retry` goes back to what follows it', () => {
    const of = machine(`stage all {
      deploy green to all
      wait 1h
      shift traffic to 5%, 100% { wait 1h  gate health }
      retire blue after 1h
      gate health
    }`);
    const back = Object.fromEntries(
      of.steps.flatMap((step) => ('retryFrom' in step ? [[step.name, of.steps[step.retryFrom]?.name]] : [])),
    );
    expect(back).toEqual({
      'all/2': 'all/2',
      'all/3[1]/1': 'all/3[1]/1',
      'all/3[1]/2': 'all/3[1]/1',
      'all/3[2]/1': 'all/3[2]/1',
      'all/3[2]/2': 'all/3[2]/1',
      'all/5': 'all/3[2]/1',
    });
  });
});

describe('areas', () => {
  test('are what every sentence takes whole or not at all', () => {
    const of = machine(`stage all {
      deploy green to all
      shift traffic in west to 5%
      shift traffic in west/web-1, east/web-1 to 25%
      shift traffic to 100%
      retire blue
    }`);
    expect(areasOf(of)).toEqual(['west/web-1: 0-4', 'west/web-2: 4-8', 'east/web-1: 8-12', 'east/web-2: 12-16']);
    expect(shiftsOf(of).map(({ areas }) => areas)).toEqual([
      [0, 1],
      [0, 2],
      [0, 1, 2, 3],
    ]);
  });

  test('are one where nothing tells them apart', () => {
    const of = machine('stage all { deploy green to all  shift traffic to 5%, 25%, 100%  retire blue }');
    expect(areasOf(of)).toEqual(['fleet: 0-16']);
  });

  test('of an `each` are one a unit, and each shift has its own', () => {
    const of = machine(
      'stage all { each region in all { deploy green to here  shift traffic in here to 100%  retire blue } }',
    );
    expect(areasOf(of)).toEqual(['west: 0-8', 'east: 8-16']);
    expect(shiftsOf(of).map(({ areas }) => areas)).toEqual([[0], [1]]);
    expect(stepsOf(of, 'retire').map(({ deploys }) => deploys)).toEqual([[1], [4]]);
  });

  test('lie within one service', () => {
    const of = machineOfText(
      `service a { runs on west }\nservice b { runs on east/web-1 }\n${source({
        fleet: FLEET,
        plan: 'stage all { deploy green to all  shift traffic to 100%  retire blue }',
      }).replace('plan test', 'plan test of b, a')}`,
    );
    expect(of.services.map(({ name, servers }) => [name, servers])).toEqual([
      ['b', [{ from: 8, to: 12 }]],
      ['a', [{ from: 0, to: 8 }]],
    ]);
    expect(of.areas.map(({ name, service }) => [name, service])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
  });

  test('may be upgrade domains', () => {
    const of = machineOfText(
      source({
        fleet: 'cluster c { upgradeDomains 2  server[6] }',
        plan: `stage all {
          each upgradeDomain in all { deploy green to here  shift traffic in here to 100% }
          retire blue
        }`,
      }),
    );
    expect(of.areas.map(({ servers }) => servers)).toEqual([
      [{ from: 0, to: 6, domain: { index: 0, of: 2 } }],
      [{ from: 0, to: 6, domain: { index: 1, of: 2 } }],
    ]);
  });
});

describe('a canary gate with traffic', () => {
  test('speaks of everything where nothing else does', () => {
    const of = machine('stage all { deploy west/web-1  gate canary slo for 30m with 10% traffic  deploy remaining }');
    expect(areasOf(of)).toEqual(['fleet: 0-16, only while a gate runs']);
    expect(stepsOf(of, 'gate')[0]?.canary).toEqual({
      lasts: 1_800_000,
      traffic: { areas: [0], share: { digits: 1, scale: 1 } },
    });
  });

  test('speaks of areas in which something is new and something old by then', () => {
    // In the west everything is replaced, in the east nothing is new before the second gate.
    const of = machine(`
      stage west {
        deploy green to west
        gate canary slo for 30m with 10% traffic
        shift traffic in west to 100%
        retire blue
      }
      stage east {
        deploy green to east
        gate canary slo for 30m with 10% traffic
        shift traffic in east to 100%
        retire blue
      }`);
    expect(areasOf(of)).toEqual(['west: 0-8', 'east: 8-16']);
    expect(stepsOf(of, 'gate').map(({ canary }) => canary?.traffic?.areas)).toEqual([[0], [1]]);
  });
});

test('green of a stage is retired in a later one, once', () => {
  const of = machine(`
    stage a { deploy green to west }
    stage b { deploy green to east }
    stage c { shift traffic to 100%  retire blue after 1h }`);
  expect(stepsOf(of, 'retire').map(({ deploys }) => deploys)).toEqual([[0, 1]]);
});

test('confidence is asked of the next gate of its block, and of bugs that it can see and exposure shows', () => {
  const of = machine(`stage all {
    deploy west
    wait until confidence 99% at most 2d
    wait until confidence 90% at most 1d
    run "report" takes 5m
    gate health
    deploy remaining
  }`);
  expect(stepsOf(of, 'confidence')).toMatchObject([
    { level: 0.99, atMost: 172_800_000, gate: 4, bugs: [0], retryFrom: 1 },
    { level: 0.9, atMost: 86_400_000, gate: 4, bugs: [0], retryFrom: 1 },
  ]);
});

test('waits for the clock go by the plan’s zone', () => {
  const of = machine(`
    window mon..thu 09:00..16:00 in "Europe/Berlin"
    stage all {
      deploy all
      wait until next tue 10:30
      wait until every 2w from 2026-01-05
      gate approval "board" takes 6h refuses 4%
    }`);
  expect(of.zone).toBe('Europe/Berlin');
  expect(stepsOf(of, 'clock').map(({ until }) => until)).toEqual([
    { kind: 'next', day: 1, minute: 630, zone: 'Europe/Berlin' },
    { kind: 'every', every: 1_209_600_000, from: '2026-01-05', zone: 'Europe/Berlin' },
  ]);
  expect(stepsOf(of, 'approval')).toMatchObject([{ who: 'board', refuses: 0.04 }]);
});
