/** What a plan promises already changes nothing of its runs when it is written into it as well. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlGraph } from '../control/control-graph.ts';
import { PIECES_LIMIT } from '../fleet/budget.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import type { ConstraintScope, Constraints } from '../machine/constraints.ts';
import { layoutOf } from '../machine/layout/layout-of.ts';
import type { Machine } from '../machine/machine.ts';
import { exclusive, maxParallel } from '../machine/testing/build.ts';
import { drive, told } from '../machine/testing/drive.ts';
import { randomRuns } from '../machine/testing/random-machine.ts';
import { promisesFreeze, promisesWindows } from './calendar.ts';
import { promisesDown, promisesParallel, promisesRate, promisesSurge } from './limits.ts';
import { promisesExclusion, promisesOrder } from './order.ts';
import type { Promises } from './promises.ts';

const PLAN: ConstraintScope = { kind: 'plan' };

/** Every constraint of a machine for the whole plan, as strict or by so much less or more; and some that it may keep by itself. */
function asked({ constraints, fleet }: Machine, more: number): Constraints {
  const counted = (count: number): number => Math.max(0, count + more);
  const { down, surge, exclusions, orderings, parallel, rates, windows, freezes } = constraints;
  return {
    down: down.map((limit) => ({
      ...limit,
      scope: PLAN,
      bounds: limit.bounds.map(({ class: group, forward, rollback }) => {
        return { class: group, forward: counted(forward), rollback: counted(rollback) };
      }),
    })),
    surge: surge.map((limit) => {
      return { ...limit, scope: PLAN, bounds: limit.bounds.map((one) => ({ ...one, most: counted(one.most) })) };
    }),
    exclusions: [
      ...exclusions.map((one) => ({ ...one, scope: PLAN, apart: Math.max(0, one.apart - more * 60_000) })),
      exclusive('region'),
      exclusive('cluster'),
      exclusive('cluster', 'region'),
    ].filter(({ sets }) => sets.kind === 'level' || sets.sets.length > 0),
    orderings: orderings.filter(({ sets }) => sets.length > 0).map((one) => ({ ...one, scope: PLAN })),
    parallel: [...parallel.map((limit) => ({ ...limit, count: counted(limit.count) || 1 })), maxParallel(1, 'cluster')],
    rates: rates.map((limit) => ({ ...limit, servers: counted(limit.servers) || 1 })),
    windows: windows.filter(({ layer, within }) => layer !== 'stage' && within === null),
    freezes: freezes
      .filter(({ within }) => within === null)
      .map((freeze) => ({
        ...freeze,
        scope: PLAN,
        layer: 'plan',
        servers: freeze.servers ?? [{ from: 0, to: fleet.servers }],
      })),
  };
}

test('of random machines', () => {
  const kept = new Map<string, number>();
  const broken = new Map<string, number>();
  fc.assert(
    fc.property(randomRuns, fc.integer({ min: -1, max: 2 }), ({ machine, options }, more) => {
      // How long these last is drawn anew whenever they are asked about.
      if (machine.steps.some(({ kind }) => kind === 'confidence')) return;
      const table = tableOfMachine(machine.fleet);
      const promises: Promises = { machine, graph: controlGraph(machine), table, budget: { left: PIECES_LIMIT } };
      const all = asked(machine, more);
      let log: readonly string[] | null = null;
      const holds = <K extends keyof Constraints>(list: K, isPromised: (one: Constraints[K][number]) => boolean) => {
        for (const one of all[list]) {
          if (!isPromised(one)) {
            broken.set(list, (broken.get(list) ?? 0) + 1);
            continue;
          }
          const constraints = { ...machine.constraints, [list]: [...machine.constraints[list], one] };
          const stricter: Machine = { ...machine, constraints };
          // Fates are drawn cell by cell.
          if (cells(stricter) !== cells(machine)) continue;
          kept.set(list, (kept.get(list) ?? 0) + 1);
          log ??= told(drive(machine, options).log);
          expect(told(drive(stricter, options).log), `${list} ${JSON.stringify(one)}`).toEqual(log);
        }
      };
      holds('down', (limit) => promisesDown(promises, limit));
      // Where nothing is said of it, nothing surges: a limit would let it.
      const surges = machine.constraints.surge.some(({ scope }) => scope.kind === 'plan');
      holds('surge', (limit) => surges && promisesSurge(promises, limit));
      holds('exclusions', (exclusion) => promisesExclusion(promises, exclusion));
      holds('orderings', (ordering) => promisesOrder(promises, ordering));
      holds('parallel', (limit) => promisesParallel(promises, limit));
      holds('rates', (limit) => promisesRate(promises, limit));
      holds('freezes', (freeze) => promisesFreeze(promises, freeze));
      holds('windows', (window) => promisesWindows(promises, [window]));
    }),
    { seed: 20_261_122, numRuns: 40, endOnFailure: true },
  );
  for (const list of ['down', 'surge', 'exclusions', 'orderings', 'parallel', 'rates', 'windows'])
    expect(kept.get(list) ?? 0, list).toBeGreaterThan(1);
  for (const list of ['down', 'exclusions', 'parallel']) expect(broken.get(list) ?? 0, list).toBeGreaterThan(1);
});

function cells(machine: Machine): string {
  const layout = layoutOf(machine);
  return layout.kind === 'layout' ? layout.cells.first.join() : layout.kind;
}
