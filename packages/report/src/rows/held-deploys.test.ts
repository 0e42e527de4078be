import { traceTrial } from '@rollout/simulator';
import { describe, expect, it, test } from 'vitest';
import { exampleMachine, machineOf } from '../testing/open-example.ts';
import { buildRows } from './build-rows.ts';
import { heldDeploys } from './held-deploys.ts';
import type { Row } from './row.ts';

const HOUR = 3_600_000;

function rowsOf(machine: ReturnType<typeof machineOf>, trial = 1) {
  const trace = traceTrial(machine, { trial });
  if (trace.kind !== 'trace') throw new Error('single servers were not asked for');
  return { trace, rows: buildRows(trace, machine) };
}

const heldIn = ({ filled }: Row): (readonly [start: number, end: number])[] =>
  filled.flatMap(({ fill, start, end }) => (fill === 'held' ? [[start / HOUR, end / HOUR] as const] : []));

/** Each batch takes an hour, and there are two to a cluster; it starts on a Monday evening. */
const plan = (rest: string, zones: readonly [string, string] = ['UTC', 'UTC']): string => `
  topology fleet {
    region a { timezone "${zones[0]}"  cluster c { server[4] } }
    region b { timezone "${zones[1]}"  cluster c { server[4] } }
  }
  model quick { deploy takes 1h per server }
  plan late on fleet using quick { starts 2026-01-05 18:00 in "UTC"  maxDown 50% per cluster  ${rest} }`;

describe('a deploy that the calendar holds', () => {
  test('waits for the window from its start, and between its batches', () => {
    const { rows } = rowsOf(machineOf(plan('window mon..fri 09:00..10:00 in "UTC"  stage all { deploy a }')));
    const [all] = rows;
    // 15 hours until Tuesday 9:00, an hour of work, 23 hours until Wednesday.
    expect(all && heldIn(all)).toEqual([
      [0, 15],
      [16, 39],
    ]);
    // The unit has begun with its first batch.
    expect(all?.children.map(heldIn)).toEqual([[[16, 39]]]);
  });

  test('is held only while all is closed that it has still to take', () => {
    const local = plan('window mon..fri 09:00..13:00 local  stage all { deploy all parallel 2 }', [
      'Europe/Berlin',
      'America/New_York',
    ]);
    const { rows } = rowsOf(machineOf(local));
    // Berlin opens at 14 (8:00 UTC) and is done at 16; New York is open in the evening already: 13:00 there is when it starts, so from 20 (14:00 UTC).
    expect(rows[0] && heldIn(rows[0])).toEqual([
      [0, 14],
      [16, 20],
    ]);
  });

  test('is held no more once the plan turns', () => {
    const frozen = plan('freeze 2026-01-06..2026-01-09  stage all { wait 7h  deploy a }  on timeout 10h stop');
    expect(rowsOf(machineOf(frozen)).rows.map(heldIn)).toEqual([[[7, 10]]]);
  });
});

it.each(['change-windows', 'everything', 'careful', 'azure-pairs'])(
  '%s: nothing begins, and nothing is in progress, in what is told to be held',
  (name) => {
    const machine = exampleMachine(name);
    let told = 0;
    for (const trial of [1, 2, 3]) {
      const { trace } = rowsOf(machine, trial);
      const held = heldDeploys(trace, machine, trace.duration);
      for (const step of trace.steps) {
        for (const unit of step.units) {
          const spans = [...held(step), ...held(step, unit)];
          const wrong = spans.filter((span) =>
            unit.batches.some(({ start, end }) => start < span.end && (end ?? trace.duration) > span.start),
          );
          expect(wrong).toEqual([]);
          told += spans.length;
        }
      }
    }
    if (name === 'change-windows') expect(told).toBeGreaterThan(0);
  },
);
