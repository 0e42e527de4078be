/** A limit that is watched holds nothing back: runs are the same with it and without it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watching } from '../../expectations/watched-limits.ts';
import type { MachineMeasure } from '../expectation.ts';
import { layoutOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import { cluster, deploy, machineOf } from '../testing/build.ts';
import { drive, told } from '../testing/drive.ts';
import { randomRuns } from '../testing/random-machine.ts';

const down = (per: 'region' | 'cluster' | 'rack' | null): MachineMeasure => ({
  kind: 'statistic',
  statistic: { kind: 'max' },
  of: { kind: 'down', per },
  given: null,
});

test('runs of random machines have the same logs, and the same peaks of the limits that bind', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomRuns, fc.constantFrom('region', 'cluster', 'rack', null), ({ machine, options }, per) => {
      const watched = watching(machine, [down(per)]);
      // Fates are drawn cell by cell: where more of these are told apart, others are drawn.
      if (cells(watched) !== cells(machine)) return;
      compared++;
      const plain = drive(machine, options);
      const seen = drive(watched, options);
      expect(told(seen.log)).toEqual(told(plain.log));
      expect(seen.state.peaks.slice(0, -1)).toEqual(plain.state.peaks);
    }),
    { seed: 20_261_122, numRuns: 60, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(30);
});

function cells(machine: Machine): string {
  const layout = layoutOf(machine);
  return layout.kind === 'layout' ? layout.cells.first.join() : layout.kind;
}

test('of two groups the one with the larger share down is told', () => {
  // Two of four servers and three of ten: the smaller group has more of it down, though fewer.
  const machine = watching(
    machineOf({
      fleet: [cluster('small', 4), cluster('large', 10)],
      stages: [
        { steps: [deploy(0, 4, { batch: { kind: 'count', servers: 2 } })] },
        { steps: [deploy(4, 14, { batch: { kind: 'count', servers: 3 } })] },
      ],
    }),
    [down('cluster')],
  );
  expect(drive(machine).state.peaks).toEqual([{ down: 2, group: 0 }]);
});

test('what is watched already is not watched twice', () => {
  const machine = machineOf({ fleet: [cluster('web', 4)], stages: [{ steps: [deploy(0, 4)] }] });
  const once = watching(machine, [down(null), down(null), down('cluster')]);
  expect(once.constraints.down.map(({ text, bounds }) => [text, bounds])).toEqual([
    ['down', [{ class: -1, forward: 4, rollback: 4 }]],
    ['down per cluster', [{ class: 0, forward: 4, rollback: 4 }]],
  ]);
  expect(watching(once, [down('cluster')])).toBe(once);
});
