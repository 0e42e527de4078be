import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../kernel/create-kernel.ts';
import { compiledPlan } from '../kernel/testing/compiled-plan.ts';
import { pickFrom } from '../kernel/testing/pick.ts';
import { randomPlan } from '../kernel/testing/random-plan.ts';
import { openLuck } from '../luck/index.ts';
import { RunTooLong } from '../run-too-long.ts';
import { machineOf } from '../testing/machine-of.ts';
import { fleetHistory } from './index.ts';

const PLANS = 30;
const MINUTE = 60_000;

/** What the cells come to, as it was at the end of each instant at which one has changed. */
function overTime<T extends { readonly at: number; readonly cell: number }>(
  changes: readonly T[],
  of: (change: T) => number,
): Map<number, number> {
  const now = new Map<number, number>();
  const sums = new Map<number, number>();
  let sum = 0;
  for (const change of changes) {
    sum += of(change) - (now.get(change.cell) ?? 0);
    now.set(change.cell, of(change));
    sums.set(change.at, sum);
  }
  return sums;
}

const onNew = ({ fresh }: { readonly fresh: readonly { readonly servers: number }[] }): number =>
  fresh.reduce((all, { servers }) => all + servers, 0);

it(`says of ${PLANS} random plans what the kernel counts, and runs them as they run unwatched`, () => {
  let plans = 0;
  let moving = 0;
  for (const gen of fc.sample(fc.gen(), { seed: 7, numRuns: 3 * PLANS })) {
    if (plans === PLANS) break;
    const plan = randomPlan(pickFrom(gen, new Set()));
    const made = compiledPlan(plan);
    const { text } = plan;
    const wrong: string[] = [];
    if (made === null || made.layout.servers === 0) continue;
    plans++;
    const { machine, layout } = made;
    const kernel = createKernel(machine, layout, openLuck(machine, layout, 'a seed'));
    let watched: ReturnType<typeof kernel.watchCells>;
    try {
      watched = kernel.watchCells(1);
    } catch (error) {
      if (error instanceof RunTooLong) continue;
      throw error;
    }
    const { log, standing, histories } = kernel.trace(1);
    expect(watched.log).toEqual(log);
    const fresh = overTime(watched.changes, onNew);
    const returning = overTime(watched.changes, (change) => change.returning);
    const isBeside = standing.some((each) => each.standing !== layout.servers);
    for (const [at, value] of new Map(histories.fresh.map((each) => [each.at, each.value]))) {
      // What goes back beside its old server is on the new version until it has.
      const most = (fresh.get(at) ?? 0) + (isBeside ? (returning.get(at) ?? 0) : 0);
      if (value < (fresh.get(at) ?? 0) || value > most) wrong.push(`${value} on the new version at ${at}`);
    }
    if (!isBeside) {
      const down = overTime(watched.changes, ({ cell, changing, returning: back, failed, taken, lost }) =>
        lost ? (layout.cells.servers[cell] ?? 0) : changing + back + failed + taken,
      );
      const up = new Map(standing.map((each) => [each.at, each.up]));
      for (const [at, count] of down) {
        if (layout.servers - count !== up.get(at)) wrong.push(`${count} down at ${at}`);
      }
    }
    const { cells, changes } = fleetHistory(machine, { seed: 'a seed' });
    for (const change of changes) {
      const { servers } = cells[change.cell] ?? { servers: 0 };
      const parts = [change.changing, change.returning, change.failed, ...change.fresh.map((each) => each.servers)];
      const sum = parts.reduce((all, part) => all + part, 0);
      if (Math.min(...parts) < 0 || sum > servers) wrong.push(`${parts} of ${servers} at ${change.at}`);
    }
    expect(wrong, text).toEqual([]);
    expect(new Set(changes.map(({ at, cell }) => `${at} ${cell}`)).size).toBe(changes.length);
    if (changes.length > 0) moving++;
  }
  expect(plans).toBe(PLANS);
  expect(moving).toBeGreaterThan(PLANS / 2);
});

it('tells what watches over servers, and when that is done', () => {
  const { machine } = machineOf(`
    topology fleet { region a { cluster c { server[4] } } region b { cluster c { server[4] } } }
    model quick { deploy takes 1m per server  gate health { takes 1m } }
    plan calm on fleet using quick {
      stage first { deploy a  wait 1h  gate health }
      stage rest { each region in remaining { deploy here  wait 1h  gate health }  wait 1h }
    }`);
  const { watches, changes } = fleetHistory(machine);
  // A minute, an hour, a gate; the unit of the `each` is done before the wait that follows it.
  const done = new Map(watches.map((watch) => [watch.name, watch.done]));
  expect([done.get('first'), done.get('b'), done.get('rest')]).toEqual(
    [62, 124, 184].map((minutes) => minutes * MINUTE),
  );
  const last = changes.filter(({ cell }) => cell === 1).at(-1);
  expect(last).toMatchObject({ at: 63 * MINUTE, fresh: [{ servers: 4 }] });
  expect(watches[last?.fresh[0]?.watch ?? -1]?.name).toBe('b');
});

it('counts what a bug takes down as failed, and what an incident takes as lost', () => {
  const { machine } = machineOf(
    `topology fleet { region a { cluster c { server[10] } } region b { cluster c { server[10] } } }
     model quick {
       deploy takes 1m per server
       bug crash { present 100%  shows 100% at cluster 1  downs 50% of servers }
     }
     plan calm on fleet using quick { stage all { deploy a  wait 4h } }
     scenario storm for calm { at 2h b down for 1h }`,
    'calm',
    { scenario: 'storm' },
  );
  const { changes } = fleetHistory(machine);
  const states = changes.map(({ at, failed, lost, fresh }) => [at / MINUTE, failed, lost, onNew({ fresh })]);
  expect(states).toContainEqual([1, 5, false, 5]);
  expect(states).toContainEqual([120, 0, true, 0]);
  expect(states).toContainEqual([180, 0, false, 0]);
});

describe('doubts', () => {
  const doubted = (stages: string): (string | number | null)[][] => {
    const { machine } = machineOf(`
      topology fleet { region a { cluster c { server[4] } } region b { cluster c { server[4] } } }
      model quick {
        deploy takes 1m per server
        bug crash { present 100%  shows 100% at server 1 }
        gate health { detects 100%  takes 1m }
        watch errors { detects 100% after 10m }
      }
      plan ill on fleet using quick { maxDown 100%  ${stages} }`);
    return fleetHistory(machine).watches.flatMap(({ name, doubts }) =>
      doubts.map(({ from, until }) => [name, from / MINUTE, until === null ? null : until / MINUTE]),
    );
  };
  // A region is up after a minute, waited for until 61, and judged at 62.
  const each = 'each region in all { deploy here  wait 1h  gate health }';

  it.each([
    ['stays where the plan stops', `stage all { ${each} }  on unhealthy stop`, [['a', 62, null]]],
    // Paused until 92, then waited for and looked at once more, until 153; then b, in the same way.
    [
      'is over while it is looked at again',
      `stage all { ${each} }  on unhealthy pause for 30m then retry at most 1 then stop`,
      [
        ['a', 62, 92],
        ['a', 153, null],
      ],
    ],
    // Nothing else comes in the block, so the unit is done at once.
    ['is nothing where the plan goes on at once', `stage all { ${each} }  on unhealthy continue`, []],
    [
      'of a stage is of all that it has deployed',
      'stage all { each region in a { deploy here }  deploy b  gate health }  on unhealthy pause for 1h then continue',
      [
        ['all', 3, 63],
        ['a', 3, 63],
      ],
    ],
    // It shows as the first server is up, at 1, and is seen ten minutes later; the alarm speaks of the stage, until the next stage begins its wait.
    [
      'of a watch is of its stage',
      'stage first { watch errors  deploy a  wait 20m  wait 1h }  stage rest { deploy b }  on unhealthy continue',
      [['first', 11, 21]],
    ],
  ])('%s', (_, stages, told) => {
    expect(doubted(stages)).toEqual(told);
  });
});
