/** Incidents and what servers have to carry, by hand. A batch takes a minute. */
import { describe, expect, test } from 'vitest';
import {
  area,
  bug,
  cluster,
  deploy,
  fixed,
  load,
  type MachinePlan,
  machineOf,
  maxDown,
  node,
  service,
  shift,
  wait,
} from '../testing/build.ts';
import { batches, drive, ending, only } from '../testing/drive.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const incident = (after: number, from: number, to: number, lasts = 10 * MINUTE) => ({
  text: 'at …',
  after,
  servers: [{ from, to }],
  lasts: fixed(lasts),
});

describe('an incident', () => {
  const plan = (after: number, more: Partial<MachinePlan> = {}) =>
    machineOf({
      fleet: [cluster('c[2]', 4)],
      stages: [{ steps: [deploy(0, 8)] }],
      numbers: { incidents: [incident(after, 2, 6)], bugs: [bug()] },
      ...more,
    });

  test('at a time takes servers down for a while: nothing starts there, and nobody is exposed', () => {
    const machine = plan(90_000);
    const run = drive(machine);
    expect(only(run.log, 'incident-started', 'batch-hit', 'incident-ended', 'batch-ended')).toEqual([
      `${MINUTE} batch-ended step 0 unit 0 ordinal 1 servers 4 failed 0`,
      '90000 incident-started incident 0',
      '90000 batch-hit step 0 unit 1 ordinal 1',
      '90000 batch-ended step 0 unit 1 ordinal 1 servers 4 failed 4',
      // No attempt was left.
    ]);
    // The first four for half a minute; the plan is over at 1.5.
    expect(run.state.bugs[0]?.exposure).toBe(4 * 30_000);
    expect(run.state.fewest).toBe(2);
  });

  test('at the start comes before all else', () => {
    const machine = plan(0);
    const run = drive(machine);
    expect(only(run.log, 'incident-started', 'stage-started')).toEqual([
      '0 incident-started incident 0',
      '0 stage-started stage 0',
    ]);
    expect(batches(machine, run.log)).toEqual(['c-1 0-1 2', 'c-1 10-11 2', 'c-2 11-12 4']);
  });

  test('that will end unblocks; one that is still to come does not', () => {
    const constraints = { down: [maxDown(3, { scope: { kind: 'plan' } })] };
    const machine = plan(0, { constraints });
    expect(ending(drive(machine))).toBe('14 completed');
    expect(ending(drive(plan(5 * MINUTE, { constraints: { down: [maxDown(0)] } })))).toBe('0 stopped blocked');
  });
});

describe('load', () => {
  const eight = { fleet: [cluster('c[2]', 4)], services: [service(0, 8)] };

  test('of what is down goes to the others of the service, or of its node', () => {
    const stages = [{ steps: [deploy(0, 8, { batch: { kind: 'count', servers: 2 } })] }] as const;
    expect(drive(machineOf({ ...eight, stages })).state.loads).toEqual([{ ratio: 8 / 6, group: 0 }]);
    const services = [service(0, 8, { per: 'cluster' })];
    expect(drive(machineOf({ ...eight, stages, services })).state.loads).toEqual([{ ratio: 2, group: 0 }]);
  });

  test('in proportion to what they ordinarily carry', () => {
    // Loads 1, 1, 3, 3: with one light server in progress the others carry 8/7, with a heavy one 8/5.
    const fleet = [cluster('a', 2), node('cluster', 'b', [node('server', 'server[2]', [], { load: 3 })])];
    const machine = machineOf({
      fleet,
      services: [service(0, 4)],
      stages: [{ steps: [deploy(0, 4, { batch: { kind: 'count', servers: 1 } })] }],
    });
    expect(drive(machine).state.loads).toEqual([{ ratio: 8 / 5, group: 0 }]);
  });

  test('that nothing is left to carry is without bound', () => {
    const machine = machineOf({ ...eight, stages: [{ steps: [deploy(0, 8, { by: 'region' })] }] });
    expect(drive(machine).state.loads).toEqual([{ ratio: null, group: 0 }]);
    const nothingNew = machineOf({ ...eight, areas: [area(0, 8)], stages: [{ steps: [shift(1)] }] });
    expect(drive(nothingNew).state.loads).toEqual([{ ratio: null, group: 0 }]);
  });

  test('grows on the hour', () => {
    // Two of eight are down from 00:59 to 01:01: 8/6 of an ordinary load, 1.5 times that from 01:00 on; all are up at 02:00.
    const factors = Array.from({ length: 168 }, (_, hour) => [1, 1.5, 1.75][hour] ?? 1);
    const machine = machineOf({
      fleet: [cluster('c', 8)],
      services: [service(0, 8, { load: load(1, factors) })],
      stages: [{ steps: [wait(59 * MINUTE), deploy(0, 2), wait(2 * HOUR)] }],
      numbers: {
        deploy: { takes: fixed(2 * MINUTE), per: 'server', fails: [], failedTakes: null, retries: 0, readyAfter: 0 },
      },
    });
    expect(drive(machine).state.loads).toEqual([{ ratio: (1.5 * 8) / 6, group: 0 }]);
  });
});
