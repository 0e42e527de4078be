import { describe, expect, it } from 'vitest';
import { openLuck } from '../../luck/index.ts';
import { FAST_TRACK, shapeOfRecord } from '../../record.ts';
import { machineOf } from '../../testing/machine-of.ts';
import { drawsChancesOnly } from '../chances-only.ts';
import { createKernel } from '../create-kernel.ts';
import { openMemory } from './open-memory.ts';

const fleet = 'topology fleet { region a { cluster c[3] { server[4] } }  region b { cluster d[3] { server[4] } } }';
const chances = `${fleet}
model numbers {
  deploy takes 2h per server
  bug one { present 30%  shows 50% at cluster 1  shows 50% at cluster 3  downs 50% of servers }
  bug two { found 20% at each of clusters 1..4 }
  gate health { detects 60%  blind to 20% of bugs  false alarm 20%  takes 10m }
  watch health { detects 40% after 30m }
}
plan p on fleet using numbers {
  watch health
  stage first { deploy 1 cluster in each region  wait 1h  gate health  run "act" takes 20m fails 30% retry 2 }
  stage rest { deploy remaining parallel 2  wait 3h  gate health }
  on unhealthy rollback
  on false alarm pause for 1h then retry
}`;

const trains = `audience users 1_000 { ring early 10%  ring all }
flag hidden { owner "us"  remove by 2030-01-01 }
model numbers {
  release takes 1h
  flag takes 1m
  fast track 30% of changes
  bug one { present 50%  found 60% at ring 1 }
  bug two { present 20%  behind hidden  surfaces after 100 user-hours }
  gate health { detects 60%  false alarm 10%  takes 10m }
  watch health { detects 40% after 30m }
}
plan p using numbers {
  starts 2026-01-05 12:00 in "UTC"
  watch health
  channel early for early departs every 2d from 2026-01-05 { wait 1d  gate health  on unhealthy next train at most 2 then stop }
  channel all for all departs every 3d from 2026-01-05 { wait 1d  gate health  on unhealthy next train }
  stage more {
    enable hidden for early, all { wait 2h  gate health }
    on unhealthy disable hidden
  }
}`;

const rowsOf = (text: string, remembers: boolean, trials: number): Float64Array[] => {
  const { machine, layout } = machineOf(text);
  const kernel = createKernel(machine, layout, openLuck(machine, layout, 'memo'), { remembers });
  return Array.from({ length: trials }, (_, i) => {
    const row = new Float64Array(shapeOfRecord(machine).width);
    kernel.run(i + 1, row, 0);
    return row;
  });
};

describe('the memory of trajectories', () => {
  it('gives the bits that running gives', () => {
    const { machine, layout } = machineOf(chances);
    expect(drawsChancesOnly(machine, layout)).toBe(true);
    const remembered = rowsOf(chances, true, 3000);
    expect(remembered).toEqual(rowsOf(chances, false, 3000));
    // Something is to be told apart: many outcomes, most of them more than once.
    const kinds = new Set(remembered.map((row) => row.join()));
    expect(kinds.size).toBeGreaterThan(100);
    expect(kinds.size).toBeLessThan(1000);
  });

  it('remembers what is shifted, retired and held by the calendar', () => {
    const text = `${fleet}
service web { runs on all  load 10 requests/s  headroom 50% }
model numbers {
  deploy takes 2h per server
  switch takes 5m
  bug one { present 50%  shows 50% at cluster 1  downs 50% of servers }
  bug two { present 20%  surfaces after 100_000 requests }
  gate health { detects 60%  false alarm 20%  takes 10m }
}
plan p of web on fleet using numbers {
  window mon..fri 08:00..18:00 in "Europe/Berlin"
  stage only {
    deploy green to all
    shift traffic to 10%, 100% { wait until confidence 90% at most 4h  gate health }
    retire blue after 1h
    wait 5m and 10_000 requests at most 3h
    gate health
  }
  on unhealthy rollback
  on false alarm pause for 1h then retry
}`;
    const { machine, layout } = machineOf(text);
    expect(drawsChancesOnly(machine, layout)).toBe(true);
    const remembered = rowsOf(text, true, 1000);
    expect(remembered).toEqual(rowsOf(text, false, 1000));
    expect(new Set(remembered.map((row) => row.join())).size).toBeGreaterThan(20);
  });

  it('remembers what is released, hidden behind flags and taken off trains', () => {
    const { machine, layout } = machineOf(trains);
    expect(drawsChancesOnly(machine, layout)).toBe(true);
    const remembered = rowsOf(trains, true, 2000);
    expect(remembered).toEqual(rowsOf(trains, false, 2000));
    // Some wait for no train; of the others some take it more than once.
    const fast = remembered.filter((row) => row[FAST_TRACK] === 1).length;
    expect(fast).toBeGreaterThan(500);
    expect(fast).toBeLessThan(700);
    expect(new Set(remembered.map((row) => row.join())).size).toBeGreaterThan(20);
  });

  it('runs what it has no room for', () => {
    const { machine, layout } = machineOf(chances);
    const { width } = shapeOfRecord(machine);
    const luck = openLuck(machine, layout, 'memo');
    const kernel = createKernel(machine, layout, luck, { remembers: false });
    let ran = 0;
    const memory = openMemory(
      luck.bugDraws.tape,
      width,
      (trial, records, row) => {
        ran += 1;
        kernel.run(trial, records, row);
      },
      { mostNodes: 100 },
    );
    const expected = rowsOf(chances, false, 500);
    const row = new Float64Array(width);
    for (let trial = 1; trial <= 500; trial++) {
      memory.run(trial, row, 0);
      expect(row).toEqual(expected[trial - 1]);
    }
    expect(ran).toBeLessThan(490);
    expect(ran).toBeGreaterThan(10);
    // What is counted must be kept.
    expect(memory.alike.count(1, 500)).toBe(false);
  });

  it('is not for machines with anything else to draw', () => {
    const others = [
      ['deploy takes 2h', 'deploy takes uniform(1h..3h)'],
      ['deploy takes 2h per server', 'deploy takes 2h per server  deploy fails 1% per server'],
      ['topology fleet { region a {', 'topology fleet { region a { fails 1%'],
      ['wait 1h', 'wait exponential(mean 1h)'],
      ['pause for 1h then retry', 'pause for exponential(mean 1h) then retry'],
      ['on unhealthy rollback', 'on unhealthy retry at most 1 then rollback in uniform(1h..2h)'],
      ['after 30m', 'after exponential(mean 30m)'],
      ['after 30m', 'after 30m false alarm 1% per week'],
      ['present 30%', 'present 30%  surfaces after exponential(mean 9 server-hours)'],
      ['deploy takes 2h per server', 'deploy takes 2h per server  outage of each region 1% per day lasts 1h'],
      ['deploy takes 2h per server', 'deploy takes 2h per server  rollback fails 1%'],
      ['takes 10m', 'takes uniform(1m..10m)'],
      ['deploy takes 2h per server', 'deploy takes 2h per server  switch takes uniform(1m..2m)'],
      ['wait 3h', 'gate approval "someone" takes uniform(1h..2h) refuses 10%'],
      ['on unhealthy rollback', 'on unhealthy ask "someone" takes uniform(1h..2h) continues 50% else rollback'],
    ];
    for (const [from = '', to = ''] of others) {
      const { machine, layout } = machineOf(chances.replace(from, to));
      expect(drawsChancesOnly(machine, layout), to).toBe(false);
    }
    const ofTrains = [
      ['release takes 1h', 'release takes uniform(1h..2h)'],
      ['flag takes 1m', 'flag takes uniform(1m..2m)'],
      // It lands at any time.
      ['starts 2026-01-05 12:00 in "UTC"', ''],
    ];
    for (const [from = '', to = ''] of ofTrains) {
      const { machine, layout } = machineOf(trains.replace(from, to));
      expect(drawsChancesOnly(machine, layout), to).toBe(false);
    }
  });
});
