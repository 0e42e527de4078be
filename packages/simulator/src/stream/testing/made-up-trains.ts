/** Machines with channels and rows of their records, made up: what a stream counts can be computed by hand from them. */
import type { Machine } from '@rollout/compiler';
import type { OpenEngine } from '../../engine.ts';
import { nextUniform, openSubstream, uniformSource } from '../../random/draw.ts';
import { drawKey, streamOf } from '../../random/key.ts';
import {
  DURATION,
  departuresAt,
  FAST_TRACK,
  LANDS,
  OUTCOME,
  OUTCOMES,
  STAGE_ENDED,
  STAGE_TRAINS,
  shapeOfRecord,
  stageAt,
} from '../../record.ts';
import { machineOf } from '../../testing/machine-of.ts';
import { openTrains } from '../trains.ts';

export const DAY = 86_400_000;
export const WEEK = 7 * DAY;
/** From which landings are counted. */
const MONDAY = Date.UTC(2026, 0, 5);

/** What goes into a row beside when the change lands. */
export interface MadeUp {
  /** How long the first train of each channel leaves after the machine's start, and its period: whole days. */
  readonly channels: readonly { readonly after: number; readonly every: number }[];
  readonly landing: number;
  /** Chance that a change is taken off a train, a day after it left, train after train; after so many times it is stopped. */
  readonly missed: number;
  readonly atMost: number;
  readonly fastTrack: number;
}

/** One channel a week, of which no change ever misses a train. */
export const WEEKLY: MadeUp = {
  channels: [{ after: 0, every: WEEK }],
  landing: WEEK,
  missed: 0,
  atMost: 3,
  fastTrack: 0,
};

/** A plan that waits for the clock, as a train. */
export function trainMachine({ channels, landing, atMost, fastTrack }: MadeUp): Machine {
  // They have been running before the first landing.
  const ranFrom = (before: number): string => new Date(MONDAY - before).toISOString().slice(0, 10);
  const stages = channels.map(
    ({ after, every }, i) =>
      `stage c${i + 1} { wait until every ${every / DAY}d from ${ranFrom(every - after)} in "UTC"  wait 1d }`,
  );
  const { machine } = machineOf(`topology fleet { region a { server[2] } }
model m { deploy takes 1m per server }
plan p on fleet using m { maxDown 1 servers ${stages.join(' ')} stage all { deploy all } }
`);
  return {
    ...machine,
    landing,
    numbers: { ...machine.numbers, fastTrack },
    steps: machine.steps.map((step) =>
      step.kind === 'clock' && step.until.kind === 'every'
        ? { ...step, until: { ...step.until, kind: 'train' as const } }
        : step,
    ),
    stages: machine.stages.map((stage, i) =>
      i < channels.length
        ? {
            ...stage,
            train: { departure: stage.entry, ring: 'all' },
            // biome-ignore lint/suspicious/noThenProperty: the name that actions have; nobody awaits a machine
            handlers: { ...stage.handlers, unhealthy: { kind: 'next-train', atMost, then: { kind: 'stop' } } },
          }
        : stage,
    ),
  };
}

/** Rows of changes that wait for the trains of each channel in turn. */
export function madeUpEngine(madeUp: MadeUp): OpenEngine {
  return (machine, _layout, seed) => {
    const stream = streamOf(drawKey(seed), 'made up', 'rows');
    const shape = shapeOfRecord(machine);
    const trains = openTrains(machine, { date: '2026-01-05', minute: 0, zone: 'UTC' });
    const source = uniformSource();
    return {
      run(trial, records, row) {
        openSubstream(source, stream, trial, 0);
        const lands = Math.floor(nextUniform(source) * machine.landing);
        const fast = nextUniform(source) < madeUp.fastTrack;
        records.fill(-1, row, row + shape.width);
        records[row + LANDS] = lands;
        records[row + FAST_TRACK] = fast ? 1 : 0;
        let now = 0;
        let isOut = false;
        for (const { channel, first } of trains) {
          const { every } = channel.until;
          const place = row + stageAt(shape, channel.stage);
          const [from] = departuresAt(shape, channel.stage);
          let departures = 0;
          while (!isOut) {
            const later = departures > 0 ? 1 : 0;
            if (!fast) now = first + Math.ceil((lands + now + later - first) / every) * every - lands;
            records[row + from + departures] = now;
            departures += 1;
            now += DAY;
            if (nextUniform(source) >= madeUp.missed) break;
            isOut = departures > madeUp.atMost;
          }
          records[place + STAGE_TRAINS] = departures;
          if (!isOut) records[place + STAGE_ENDED] = now;
        }
        records[row + DURATION] = now;
        records[row + OUTCOME] = OUTCOMES.indexOf(isOut ? 'stopped' : 'completed');
      },
    };
  };
}
