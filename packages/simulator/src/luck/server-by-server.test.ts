import { describe, expect, it } from 'vitest';
import { createKernel } from '../kernel/create-kernel.ts';
import { BUG_EXPOSURE, BUG_THERE, bugAt, DURATION, FAILED_SERVERS, shapeOfRecord } from '../record.ts';
import { machineOf } from '../testing/machine-of.ts';
import type { Luck } from './luck.ts';
import { openLuck } from './open-luck.ts';
import { serverByServerLuck } from './testing/server-by-server-luck.ts';
import { UNIFORM_LIMIT } from './testing/uniform-distance.ts';

const PLAN = `
  topology fleet {
    region west { cluster web[2] { rack[3] { server[15] } } }
    region east { cluster db { rack[2] { fails 10%  server[12] { fails 15% } } } }
  }
  model rough {
    deploy takes lognormal(median 4m, p95 12m) per server ready after 3m
    deploy fails 6% per server after uniform(1m..9m) retry 2
    deploy fails 4% per rack
    rollback takes exponential(mean 90s) per server fails 3%
    repair takes uniform(1h..2h) per server
    bug slow { present 60%  surfaces after exponential(mean 30 server-hours)  downs 20% of servers }
    gate health { detects 80%  takes 5m }
  }
  plan rough on fleet using rough {
    maxDown 40% per cluster
    stage one { deploy web  wait 30m  gate health }
    stage two { deploy db batch 7  gate health }
  }`;

const TRIALS = 3_000;

/** Kolmogorov's distance between two samples of as many values, times √(n/2): exceeds x with 2 e^(−2x²) if they are alike. */
function distance(one: readonly number[], other: readonly number[]): number {
  const a = Float64Array.from(one).sort();
  const b = Float64Array.from(other).sort();
  let most = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (a[i] === value) i += 1;
    while (b[j] === value) j += 1;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most * Math.sqrt((a.length * b.length) / (a.length + b.length));
}

describe('batches drawn as a whole', () => {
  const { machine, layout } = machineOf(PLAN);
  const shape = shapeOfRecord(machine);
  const bug = bugAt(shape, 0);
  const records = (luck: Luck): Float64Array[] => {
    const kernel = createKernel(machine, layout, luck);
    return Array.from({ length: TRIALS }, (_, i) => {
      const record = new Float64Array(shape.width);
      kernel.run(i + 1, record, 0);
      return record;
    });
  };
  // Different seeds, so that the samples are independent. Each check fails for one pair of seeds in a million.
  const whole = records(openLuck(machine, layout, 'whole'));
  const single = records(serverByServerLuck(machine, layout, 'single'));

  it('take as long as with every server drawn', () => {
    const of = (all: readonly Float64Array[]) => all.map((record) => record[DURATION] ?? 0);
    expect(distance(of(whole), of(single))).toBeLessThan(UNIFORM_LIMIT);
  });

  it('leave as many failed', () => {
    const of = (all: readonly Float64Array[]) => all.map((record) => record[FAILED_SERVERS] ?? 0);
    expect(Math.max(...of(whole))).toBeGreaterThan(3);
    expect(distance(of(whole), of(single))).toBeLessThan(UNIFORM_LIMIT);
  });

  it('expose as much to a bug', () => {
    const of = (all: readonly Float64Array[]) =>
      all.filter((record) => record[bug + BUG_THERE] === 1).map((record) => record[bug + BUG_EXPOSURE] ?? 0);
    expect(of(whole).length).toBeGreaterThan(TRIALS / 2);
    expect(distance(of(whole), of(single))).toBeLessThan(UNIFORM_LIMIT);
  });
});
