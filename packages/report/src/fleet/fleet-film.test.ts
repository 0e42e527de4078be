import { type Trace, traceTrial } from '@rollout/simulator';
import { describe, expect, it } from 'vitest';
import { exampleMachine, exampleNames, machineOf } from '../testing/open-example.ts';
import { type Film, STATES } from './film.ts';
import { fleetFilm } from './fleet-film.ts';
import { momentAt, stateAt } from './state-at.ts';
import { MOST_TILES } from './tiles.ts';
import { totalsOf } from './totals.ts';

function filmed(machine: ReturnType<typeof exampleMachine>, trial = 1): { readonly film: Film; readonly trace: Trace } {
  const trace = traceTrial(machine, { trial });
  if (trace.kind !== 'trace') throw new Error('single servers were not asked for');
  return { film: fleetFilm(trace, machine), trace };
}

const of = (counts: readonly number[], ...states: (typeof STATES)[number][]): number =>
  states.reduce((sum, state) => sum + (counts[STATES.indexOf(state)] ?? 0), 0);

describe.each(exampleNames())('%s', (name) => {
  const machine = exampleMachine(name);
  it.each([1, 2, 3, 4])('adds up, and ends as the run does: trial %i', (trial) => {
    const { film, trace } = filmed(machine, trial);
    expect(film.tiles.length).toBeLessThanOrEqual(MOST_TILES);
    expect(film.tiles.reduce((sum, { servers }) => sum + servers, 0)).toBe(film.servers);
    for (const { servers, changes } of film.tiles) {
      for (const [time = -1, ...counts] of changes) {
        expect(film.times[time]).toBeDefined();
        expect(Math.min(...counts, 0)).toBe(0);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(servers);
      }
    }
    expect(film.times).toEqual([...film.times].sort((a, b) => a - b));
    const end = stateAt(film, film.duration).counts;
    const last = trace.progress.at(-1)?.onNew ?? 0;
    // What a bug has taken down is on the new version, too; on the map it is failed.
    expect(of(end, 'baking', 'doubted', 'fresh')).toBeLessThanOrEqual(last);
    expect(of(end, 'baking', 'doubted', 'fresh', 'failed', 'lost')).toBeGreaterThanOrEqual(last);
    if (film.outcome === 'completed') {
      expect(of(end, 'baking', 'doubted', 'changing', 'returning')).toBe(0);
      expect(of(end, 'fresh', 'failed')).toBeGreaterThanOrEqual(last);
    }
    if (film.outcome === 'rolled-back') expect(of(end, 'baking', 'doubted', 'fresh', 'changing', 'returning')).toBe(0);
    expect(momentAt(film, film.duration)?.text).toMatch(/^the plan ends/);
  });

  it('sums up over tiles what it sums up over time', () => {
    const { film } = filmed(machine, 3);
    const totals = totalsOf(film);
    const looked = totals.filter((_, index) => index % Math.ceil(totals.length / 20) === 0);
    for (const { at, counts } of looked) expect(counts).toEqual(stateAt(film, at).counts);
  });
});

it('has at every time as many on the new version as the trace', () => {
  const machine = machineOf(`
    topology fleet { region west { cluster web[3] { rack[4] { server[5] } } } region east { cluster web[3] { rack[4] { server[5] } } } }
    model quick { deploy takes lognormal(median 4m, p95 9m) per server  deploy fails 10% per server  gate health { false alarm 30%  takes 5m } }
    plan calm on fleet using quick {
      maxDown 40% per cluster
      stage one { deploy 1 cluster  wait 1h  gate health }
      stage two { each region in remaining { deploy here parallel 2  gate health } }
      on unhealthy rollback
    }`);
  for (let trial = 1; trial <= 10; trial++) {
    const { film, trace } = filmed(machine, trial);
    const told = new Map(trace.progress.map(({ at, onNew }) => [at, onNew]));
    for (const [at, onNew] of told) expect(of(stateAt(film, at).counts, 'baking', 'doubted', 'fresh')).toBe(onNew);
    const failed = trace.progress.at(-1)?.failed ?? 0;
    if (film.outcome === 'completed') expect(of(stateAt(film, film.duration).counts, 'failed')).toBe(failed);
  }
});

it('bakes until the unit of an `each`, or the stage, is done', () => {
  const machine = machineOf(`
    topology fleet { region a { cluster c { server[2] } } region b { cluster c { server[2] } } }
    model quick { deploy takes 1m per server }
    plan calm on fleet using quick { stage all { each region in all parallel 1 { deploy here  wait 59m }  wait 1h } }`);
  const { film } = filmed(machine);
  const at = (minutes: number): string =>
    STATES.filter((state) => of(stateAt(film, minutes * 60_000).counts, state) > 0).join(' and ');
  expect([0, 1, 59, 60, 61, 119, 120].map(at)).toEqual([
    'old and changing',
    'old and baking',
    'old and baking',
    'changing and fresh',
    'baking and fresh',
    'baking and fresh',
    'fresh',
  ]);
});

it('tells from what is watched what a gate has found fault with, until it goes back', () => {
  const machine = machineOf(`
    topology fleet { region a { cluster c { server[2] } } region b { cluster c { server[3] } } }
    model quick {
      deploy takes 1m per server  rollback takes 1m per server
      bug crash { present 100%  shows 100% at region 2 }
      gate health { takes 1m  detects 100% }
    }
    plan ill on fleet using quick {
      maxDown 100%
      stage all { each region in all { deploy here  wait 8m  gate health } }
      on unhealthy pause for 30m then rollback
    }`);
  const { film } = filmed(machine);
  const at = (minutes: number): string =>
    STATES.flatMap((state) => {
      const count = of(stateAt(film, minutes * 60_000).counts, state);
      return count === 0 ? [] : [`${count} ${state}`];
    }).join(', ');
  // Region b is looked at from 10 to 20; everything goes back from 50 on.
  expect([15, 20, 49, 50, 51].map(at)).toEqual([
    '3 baking, 2 fresh',
    '2 fresh, 3 doubted',
    '2 fresh, 3 doubted',
    '5 returning',
    '5 old',
  ]);
});

it('tells times in steps where too much changes', () => {
  const machine = machineOf(`
    topology fleet { region a { cluster c[300] { rack[10] { server[8] } } } }
    model quick { deploy takes 1m per server }
    plan calm on fleet using quick { maxDown 1 server per cluster  stage all { deploy all parallel 300 } }`);
  const { film } = filmed(machine);
  expect(film.tiles).toHaveLength(300);
  expect(film.tiles.reduce((sum, { changes }) => sum + changes.length, 0)).toBeLessThanOrEqual(24_000);
  expect(film.notes.join(' ')).toContain('States are told every');
  expect(of(stateAt(film, film.duration).counts, 'fresh')).toBe(24_000);
});

it('escapes what would move the text around it', () => {
  const machine = machineOf(`
    topology fleet { region "</script><img onerror=x>" { cluster c { server[2] } } }
    model quick { deploy takes 1m per server }
    plan calm on fleet using quick { stage all { deploy all } }`);
  const [node] = machine.fleet.nodes;
  if (node === undefined) throw new Error('there is a region');
  // The language refuses such a name; a machine may hold it.
  const renamed = { ...machine, fleet: { ...machine.fleet, nodes: [{ ...node, name: '\u202eback\n' }] } };
  expect(filmed(machine).film.tiles[0]?.address).toBe('</script><img onerror=x>/c/server-1');
  expect(filmed(renamed).film.tiles[0]?.address).toMatch(/^[\x20-\x7e]+$/);
});
