/** Batches under limits: every time is worked out by hand; a batch takes one minute. */
import { describe, expect, test } from 'vitest';
import type { MachinePlan } from '../testing/build.ts';
import { cluster, deploy, machineOf, maxDown, maxDownPer, maxRate, node } from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

function schedule(plan: MachinePlan, options: Parameters<typeof drive>[1] = {}): string[] {
  const machine = machineOf(plan);
  return batches(machine, drive(machine, options).log);
}

describe('units and batches', () => {
  test('without limits a unit goes whole, and units one after another', () => {
    const machine = machineOf({ fleet: [cluster('web[2]', 5)], stages: [{ steps: [deploy(0, 10)] }] });
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual(['web-1 0-1 5', 'web-2 1-2 5']);
    expect(ending(run)).toBe('2 completed');
    expect(run.log.map((event) => event.kind)).toEqual([
      'stage-started',
      'step-started',
      'unit-started',
      'batch-started',
      'batch-ended',
      'unit-ended',
      'unit-started',
      'batch-started',
      'batch-ended',
      'unit-ended',
      'step-ended',
      'stage-ended',
      'plan-ended',
    ]);
  });

  test('a batch has the number that is written', () => {
    const plan = {
      fleet: [cluster('web', 5)],
      stages: [{ steps: [deploy(0, 5, { batch: { kind: 'count', servers: 2 } })] }],
    };
    expect(schedule(plan)).toEqual(['web 0-1 2', 'web 1-2 2', 'web 2-3 1']);
  });

  test("a percent is of the unit's servers, rounded down, at least one", () => {
    const batch = { kind: 'share', share: { digits: 29, scale: 2 } } as const;
    const plan = { fleet: [cluster('a', 100), cluster('b', 3)], stages: [{ steps: [deploy(0, 103, { batch })] }] };
    expect(schedule(plan)).toEqual(['a 0-1 29', 'a 1-2 29', 'a 2-3 29', 'a 3-4 13', 'b 4-5 1', 'b 5-6 1', 'b 6-7 1']);
  });

  test('upgrade domains go one after another', () => {
    const fleet = [cluster('web', 5, { upgradeDomains: 3 })];
    const plan = { fleet, stages: [{ steps: [deploy(0, 5, { batch: { kind: 'upgradeDomain' } })] }] };
    // Servers 0 3 | 1 4 | 2.
    expect(schedule(plan)).toEqual(['web 0-1 2', 'web 1-2 2', 'web 2-3 1']);
  });

  test('a domain goes in several batches where a limit allows no more, before the next begins', () => {
    const fleet = [cluster('web', 6, { upgradeDomains: 2 })];
    const steps = [deploy(0, 6, { batch: { kind: 'upgradeDomain' } })];
    expect(schedule({ fleet, stages: [{ steps }], constraints: { down: [maxDown(2)] } })).toEqual([
      'web 0-1 2',
      'web 1-2 1',
      'web 2-3 2',
      'web 3-4 1',
    ]);
  });

  test('the next batch waits for the slowest of the last', () => {
    const plan = {
      fleet: [cluster('web', 4)],
      stages: [{ steps: [deploy(0, 4, { batch: { kind: 'count', servers: 2 } })] }],
    };
    const slow = schedule(plan, {
      fate: (work) => ('ordinal' in work && work.ordinal === 1 ? { after: 150_000 } : {}),
    });
    expect(slow).toEqual(['web 0-2.5 2', 'web 2.5-3.5 2']);
  });

  test('a server that is selected again is deployed to again', () => {
    const plan = { fleet: [cluster('web[2]', 4)], stages: [{ steps: [deploy(0, 4), deploy(0, 8)] }] };
    expect(schedule(plan)).toEqual(['web-1 0-1 4', 'web-1 1-2 4', 'web-2 2-3 4']);
    const { state } = drive(machineOf(plan));
    expect(state.units.map((units) => units.map(({ entries }) => entries[0]?.onNew))).toEqual([[0], [4, 4]]);
  });
});

describe('maxDown', () => {
  test('cuts batches to what is left', () => {
    const plan = {
      fleet: [cluster('web', 10)],
      stages: [{ steps: [deploy(0, 10)] }],
      constraints: { down: [maxDown(4)] },
    };
    expect(schedule(plan)).toEqual(['web 0-1 4', 'web 1-2 4', 'web 2-3 2']);
  });

  test('of the whole fleet is shared by units side by side', () => {
    const plan = {
      fleet: [cluster('web[2]', 4)],
      stages: [{ steps: [deploy(0, 8, { parallel: [2] })] }],
      constraints: { down: [maxDown(5)] },
    };
    // web-2 starts with the one that is left. At 1 web-2, which runs, may take all of its three; nothing is left of web-1.
    expect(schedule(plan)).toEqual(['web-1 0-1 4', 'web-2 0-1 1', 'web-2 1-2 3']);
  });

  test('a unit whose first batch would be empty waits; one after it may pass', () => {
    const plan = {
      fleet: [cluster('a', 4), cluster('b', 4)],
      stages: [{ steps: [deploy(0, 8)] }],
      constraints: { down: [maxDownPer('cluster', 0, 0)] },
    };
    const machine = machineOf(plan);
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual(['b 0-1 4']);
    expect(ending(run)).toBe('1 stopped blocked');
  });

  test('several limits all hold', () => {
    const rack = node('rack', 'rack[2]', [node('server', 'server[4]')]);
    const plan = {
      fleet: [node('cluster', 'web', [rack])],
      stages: [{ steps: [deploy(0, 8)] }],
      constraints: { down: [maxDown(5), maxDownPer('rack', 1, 3)] },
    };
    // Three of rack-1 and two of rack-2; then one and two; nothing else is left over.
    expect(schedule(plan)).toEqual(['web 0-1 5', 'web 1-2 3']);
  });

  test('that counts racks lets servers of a rack that is down already pass', () => {
    const rack = node('rack', 'rack[3]', [node('server', 'server[4]')]);
    const plan = {
      fleet: [node('cluster', 'web', [rack])],
      stages: [{ steps: [deploy(0, 12)] }],
      constraints: { down: [{ ...maxDownPer('cluster', 0, 1), counts: 'rack' as const }] },
    };
    expect(schedule(plan)).toEqual(['web 0-1 4', 'web 1-2 4', 'web 2-3 4']);
    const failing = schedule(plan, {
      fate: (work) => (work.kind === 'batch' && work.ordinal === 1 ? { failed: [1] } : {}),
    });
    // rack-1 stays down for good, so that no other may be.
    expect(failing).toEqual(['web 0-1 4']);
  });

  test('that counts racks has one failed server hold the allowance, for that rack itself too', () => {
    const rack = node('rack', 'rack[2]', [node('server', 'server[4]')]);
    const plan = {
      fleet: [node('cluster', 'web', [rack])],
      stages: [{ steps: [deploy(0, 8, { batch: { kind: 'count' as const, servers: 2 } })] }],
      constraints: { down: [{ ...maxDownPer('cluster', 0, 1), counts: 'rack' as const }] },
    };
    const failing = { fate: (work: { kind: string }) => (work.kind === 'batch' ? { failed: [1] } : {}) };
    // rack-1 is down after the first batch; its other two may go all the same, and nothing of rack-2.
    expect(schedule(plan, failing)).toEqual(['web 0-1 2', 'web 1-2 2']);
  });

  test('counts failed servers', () => {
    const plan = {
      fleet: [cluster('web', 6)],
      stages: [{ steps: [deploy(0, 6)] }],
      constraints: { down: [maxDown(3)] },
    };
    const failing = schedule(plan, {
      fate: (work) => (work.kind === 'batch' && work.ordinal === 1 ? { failed: [2] } : {}),
    });
    expect(failing).toEqual(['web 0-1 3', 'web 1-2 1', 'web 2-3 1', 'web 3-4 1']);
  });

  test('of a stage binds its starts only, and counts what other stages have down', () => {
    const plan = {
      fleet: [cluster('a', 4), cluster('b', 4)],
      stages: [
        { after: [], steps: [deploy(0, 4)] },
        { after: [], steps: [deploy(4, 8)] },
      ],
      constraints: { down: [maxDown(5, { scope: { kind: 'stage', stage: 1 } })] },
    };
    expect(schedule(plan)).toEqual(['a 0-1 4', 'b 0-1 1', 'b 1-2 3']);
    const other = { ...plan, constraints: { down: [maxDown(3, { scope: { kind: 'stage', stage: 1 } })] } };
    expect(schedule(other)).toEqual(['a 0-1 4', 'b 1-2 3', 'b 2-3 1']);
  });

  test('the group that came nearest to its bound is kept', () => {
    const machine = machineOf({
      fleet: [cluster('a', 4), cluster('b', 10)],
      stages: [{ steps: [deploy(0, 14)] }],
      constraints: {
        down: [
          maxDown(0, {
            per: 'cluster',
            bounds: [
              { class: 0, forward: 4, rollback: 4 },
              { class: 2, forward: 8, rollback: 8 },
            ],
          }),
        ],
      },
    });
    // 4 of 4, then 8 of 8: no nearer.
    expect(drive(machine).state.peaks).toEqual([{ down: 4, group: 0 }]);
  });
});

describe('items larger than a server', () => {
  const rack = node('rack', 'rack[2]', [node('server', 'server[4]')]);
  const fleet = [node('cluster', 'web', [rack])];
  const numbers = machineOf({ fleet, stages: [] }).numbers;
  const byRack = { deploy: { ...numbers.deploy, per: 'rack' as const } };

  test('start if every group has one left, and count for as much as is left', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 8)] }],
      constraints: { down: [maxDown(6)] },
      numbers: byRack,
    });
    const run = drive(machine);
    expect(batches(machine, run.log)).toEqual(['web 0-1 8']);
    expect(run.state.peaks).toEqual([{ down: 6, group: 0 }]);
    const tight = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 8)] }],
      constraints: { down: [maxDown(4)] },
      numbers: byRack,
    });
    expect(batches(tight, drive(tight).log)).toEqual(['web 0-1 4', 'web 1-2 4']);
  });

  test('a batch smaller than an item takes one', () => {
    const machine = machineOf({
      fleet,
      stages: [{ steps: [deploy(0, 8, { batch: { kind: 'count', servers: 2 } })] }],
      numbers: byRack,
    });
    expect(batches(machine, drive(machine).log)).toEqual(['web 0-1 4', 'web 1-2 4']);
  });
});

describe('maxRate', () => {
  test('at most so many start in any span of the period', () => {
    const plan = {
      fleet: [cluster('web', 10)],
      stages: [{ steps: [deploy(0, 10)] }],
      constraints: { rates: [maxRate(4, 150_000)] },
    };
    // Four at 0; two and a half minutes later four more; then two.
    expect(schedule(plan)).toEqual(['web 0-1 4', 'web 2.5-3.5 4', 'web 5-6 2']);
  });

  test('counts each start for itself', () => {
    const plan = {
      fleet: [cluster('web', 6)],
      stages: [{ steps: [deploy(0, 6, { batch: { kind: 'count', servers: 2 } })] }],
      constraints: { rates: [maxRate(3, 90_000)] },
    };
    // 2 at 0, 1 at 1 (three of 90 s), 1.5: the first two are out, but a batch is running until 2, when the one of 1 still counts.
    expect(schedule(plan)).toEqual(['web 0-1 2', 'web 1-2 1', 'web 2-3 2', 'web 3-4 1']);
  });

  test('of a stage binds its starts only, and counts those of all', () => {
    const plan = {
      fleet: [cluster('a', 4), cluster('b', 4)],
      stages: [
        { after: [], steps: [deploy(0, 4)] },
        { after: [], steps: [deploy(4, 8)] },
      ],
      constraints: { rates: [{ ...maxRate(3, 2 * 60_000), scope: { kind: 'stage', stage: 1 } as const }] },
    };
    expect(schedule(plan)).toEqual(['a 0-1 4', 'b 2-3 3', 'b 4-5 1']);
  });

  test('waiting for it is not being blocked', () => {
    const machine = machineOf({
      fleet: [cluster('web', 2)],
      stages: [{ steps: [deploy(0, 2)] }],
      constraints: { rates: [maxRate(1, 3_600_000)] },
    });
    expect(only(drive(machine).log, 'raised')).toEqual([]);
  });
});
