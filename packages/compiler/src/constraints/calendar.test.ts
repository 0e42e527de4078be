import { describe, expect, test } from 'vitest';
import { compileText, machineOfText, source } from '../testing/compile-text.ts';

const FLEET = `
  region west {
    timezone "America/Los_Angeles"
    window mon..sat 08:00..18:00 local
    cluster web[2] { server[10] }
  }
  region east { cluster web[2] { server[10] } }
  freeze 2026-11-26..2026-11-29`;

const machine = (plan: string, fleet = FLEET) => machineOfText(source({ fleet, plan }));

describe('windows and freezes', () => {
  const { constraints, zone } = machine(`
    window mon, wed..sat 22:00..02:00 in "Europe/Berlin"
    freeze 2026-12-19..2027-01-04 in "Asia/Kolkata" for west/web-1
    stage all {
      window sat 00:00..24:00 local for 1 cluster in each region
      deploy all
    }`);

  test('know their place, and the servers that they speak of', () => {
    expect(constraints.windows.map(({ layer, scope, servers }) => [layer, scope.kind, servers])).toEqual([
      ['fleet', 'plan', [{ from: 0, to: 20 }]],
      ['plan', 'plan', null],
      [
        'stage',
        'stage',
        [
          { from: 0, to: 10 },
          { from: 20, to: 30 },
        ],
      ],
    ]);
    expect(constraints.freezes.map(({ layer, servers }) => [layer, servers])).toEqual([
      ['fleet', null],
      ['plan', [{ from: 0, to: 10 }]],
    ]);
  });

  test('have days, and minutes after midnight', () => {
    expect(constraints.windows.map(({ days, from, to, zone }) => [days, from, to, zone])).toEqual([
      [[0, 1, 2, 3, 4, 5], 480, 1080, 'local'],
      [[0, 2, 3, 4, 5], 1320, 120, 'Europe/Berlin'],
      [[5], 0, 1440, 'local'],
    ]);
  });

  test('without a zone have the plan’s: that of its first window that names one', () => {
    expect(zone).toBe('Europe/Berlin');
    expect(constraints.freezes.map(({ zone }) => zone)).toEqual(['Europe/Berlin', 'Asia/Kolkata']);
  });

  test('or that of `starts`, or UTC', () => {
    const plain = 'region r { server[4] }\nfreeze 2026-11-26..2026-11-29';
    expect(machine('stage all { deploy all }', plain).constraints.freezes[0]?.zone).toBe('UTC');
    const starts = 'starts 2026-01-12 09:00 in "Asia/Tokyo"  window mon..fri 09:00..17:00 in "Europe/Berlin"';
    expect(machine(`${starts} stage all { deploy all }`, plain).zone).toBe('Asia/Tokyo');
  });
});

describe('limits of what stands beside', () => {
  test('are rounded down, or up if they say so', () => {
    const { constraints } = machine(
      'maxSurge 25% per cluster  maxSurge 25% rounded up per cluster  maxSurge 3 servers per region  maxSurge 33% stage all { deploy all rolling }',
    );
    // Clusters are class 1 and 4, of ten servers; regions 0 and 3; the fleet has 40.
    expect(constraints.surge.map(({ per, bounds }) => [per, bounds.map((bound) => [bound.class, bound.most])])).toEqual(
      [
        [
          'cluster',
          [
            [1, 2],
            [4, 2],
          ],
        ],
        [
          'cluster',
          [
            [1, 3],
            [4, 3],
          ],
        ],
        [
          'region',
          [
            [0, 3],
            [3, 3],
          ],
        ],
        [null, [[-1, 13]]],
      ],
    );
  });

  test('rounding up does not change what is whole already', () => {
    const { constraints } = machine(
      'maxDown 20% rounded up per cluster  maxDown 21% rounded up per cluster stage all { deploy all }',
    );
    expect(constraints.down.map(({ bounds }) => bounds[0]?.forward)).toEqual([2, 3]);
  });

  test('rounding up is of the amount in rollback, too', () => {
    const both = 'maxDown 21%UP per cluster, 31% in rollback stage all { deploy all }';
    const boundsOf = (up: string) => machine(both.replace('UP', up)).constraints.down[0]?.bounds[0];
    expect(boundsOf('')).toMatchObject({ forward: 2, rollback: 3 });
    expect(boundsOf(' rounded up')).toMatchObject({ forward: 3, rollback: 4 });
  });

  test('let nothing be down where all go beside', () => {
    const codes = (limits: string, deploy: string) =>
      compileText(source({ fleet: FLEET, plan: `${limits} stage all { ${deploy} }` })).diagnostics.map(
        ({ code }) => code,
      );
    expect(codes('maxDown 0 servers', 'deploy all')).toEqual(['max-down-impossible']);
    expect(codes('maxDown 0 servers', 'deploy all rolling')).toEqual(['max-down-impossible']);
    expect(codes('maxDown 0 servers  maxSurge 1 server', 'deploy all rolling')).toEqual([]);
    expect(codes('maxDown 0 servers  maxSurge 0 servers', 'deploy all rolling')).toEqual(['rolling-without-room']);
    const green = 'deploy green to all  shift traffic to 100%  retire blue';
    expect(codes('maxDown 0 servers', green)).toEqual([]);
    expect(codes('maxSurge 39 servers', green)).toEqual(['surge-too-small']);
    expect(codes('maxSurge 40 servers', green)).toEqual([]);
  });
});
