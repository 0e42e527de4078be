import type { Machine, MachineBug } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { presenceOfMachine } from './bug-groups.ts';
import { calmLuck } from './calm-luck.ts';
import { openLuck } from './open-luck.ts';
import { UNIFORM_LIMIT, uniformDistance } from './testing/uniform-distance.ts';

const WEEK = 7 * 24 * 3_600_000;
const TRIALS = 10_000;

const made = machineOf(`
  topology fleet { region west { cluster web[3] { server[10] } } }
  model m { }
  plan p on fleet using m { maxDown 100%  stage one { deploy all  wait 1h } }`);
const { layout } = made;

function machineWith(landing: number, fastTrack: number): Machine {
  return { ...made.machine, landing, numbers: { ...made.machine.numbers, fastTrack } };
}

function trials<T>(machine: Machine, of: (luck: ReturnType<typeof openLuck>) => T): T[] {
  const luck = openLuck(machine, layout, '1');
  return Array.from({ length: TRIALS }, (_, i) => {
    luck.begin(i + 1);
    return of(luck);
  });
}

describe('a change', () => {
  it('lands at any whole millisecond of its time, each as likely', () => {
    const landings = trials(machineWith(4 * WEEK, 0), ({ lands }) => lands);
    expect(landings.every((lands) => Number.isInteger(lands) && lands >= 0 && lands < 4 * WEEK)).toBe(true);
    expect(uniformDistance(landings.map((lands) => lands / (4 * WEEK)))).toBeLessThan(UNIFORM_LIMIT);
    // Of three milliseconds each comes up in a third of the trials, within five standard errors.
    const few = trials(machineWith(3, 0), ({ lands }) => lands);
    for (const moment of [0, 1, 2]) {
      const share = few.filter((lands) => lands === moment).length / TRIALS;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(5 * Math.sqrt(2 / 9 / TRIALS));
    }
  });

  it('lands at the start where nothing else is said', () => {
    expect(new Set(trials(machineWith(0, 0), ({ lands }) => lands))).toEqual(new Set([0]));
  });

  it('takes the fast track as often as the model says, whenever it lands', () => {
    const both = trials(machineWith(4 * WEEK, 0.05), ({ lands, fastTrack }) => ({ lands, fastTrack }));
    const fast = both.filter(({ fastTrack }) => fastTrack);
    // Five standard errors; and the landings of those that do are as uniform as any.
    expect(Math.abs(fast.length / TRIALS - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / TRIALS));
    expect(uniformDistance(fast.map(({ lands }) => lands / (4 * WEEK)))).toBeLessThan(UNIFORM_LIMIT);
  });

  it('has the same luck otherwise, wherever it lands', () => {
    const surfacing = (landing: number) => {
      const machine = machineWith(landing, 0.5);
      return trials(machine, (luck) => [luck.wait(1, 1), luck.recall(0, 1), luck.leverBack('flag')]);
    };
    expect(surfacing(4 * WEEK)).toEqual(surfacing(0));
  });

  it('lands at the start, and takes the train, where all is calm', () => {
    const { lands, fastTrack } = calmLuck(machineWith(4 * WEEK, 1), layout, 'median');
    expect([lands, fastTrack]).toEqual([0, false]);
  });
});

describe('a bug that shows at rings', () => {
  it('is there if it would show at one of them, or at a node', () => {
    const shows = (level: 'ring' | 'cluster', probability: number, from: number, to: number) => ({
      probability,
      level,
      from,
      to,
      found: false,
    });
    const bug: MachineBug = {
      name: 'crash',
      present: null,
      believed: null,
      surfaces: null,
      unit: 'user-hours',
      // The audience has three rings, so the last sentence has one of its three; the fleet has three clusters.
      shows: [shows('ring', 0.1, 1, 2), shows('cluster', 0.2, 1, 9), shows('ring', 0.3, 3, 5)],
      scope: null,
      behind: null,
      downs: null,
    };
    const machine: Machine = {
      ...made.machine,
      audience: {
        name: 'users',
        users: 1_000,
        rings: [10, 100, 1_000].map((users, ring) => ({ name: `ring-${ring}`, users })),
      },
      numbers: { ...made.machine.numbers, bugs: [bug] },
    };
    const clusters = new Uint8Array(3).fill(1);
    const of = { ...layout, bugs: [{ scope: new Uint8Array(1), showings: [-1, 0, -1], nodes: [clusters] }] };
    // 1 − 0.9² · 0.8³ · 0.7.
    expect(presenceOfMachine(machine, of).chances[0]?.chance).toBeCloseTo(1 - 0.81 * 0.512 * 0.7, 14);
  });
});
