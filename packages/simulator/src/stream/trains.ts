import { type Calendar, type ClockStep, type Machine, openCalendar } from '@rollout/compiler';
import type { ZonedTime } from '@rollout/language';

type Until = Extract<ClockStep['until'], { kind: 'train' }>;

/** A stage that is a channel, with when its trains leave. */
export interface Channel {
  readonly stage: number;
  readonly name: string;
  readonly ring: string;
  readonly until: Until;
}

export function channelsOf(machine: Machine): Channel[] {
  return machine.stages.flatMap(({ name, train }, stage) => {
    if (train === null) return [];
    const step = machine.steps[train.departure];
    if (step?.kind !== 'clock' || step.until.kind !== 'train') throw new Error(`${name} waits for no train`);
    return [{ stage, name, ring: train.ring, until: step.until }];
  });
}

/** The trains of a channel over a stream of changes: how many boarded each, and how many of these were taken off it. */
export interface Trains {
  readonly channel: Channel;
  /** When the first that anybody can take leaves, in milliseconds from the machine's start. */
  readonly first: number;
  /** Its number: trains are numbered from 0, the first that would leave after the machine's start. */
  readonly firstNumber: number;
  /** How many leave in a span of landings. */
  readonly perSpan: number;
  /** By the number of the train. */
  boarded: Int32Array;
  takenOff: Int32Array;
  /** Over all changes: boardings, and those of which the change was taken off again; of each the sum of squares, change by change. */
  readonly sums: { boarded: number; boardedSquares: number; takenOff: number; takenOffSquares: number; passed: number };
}

/** Runs of the machine begin with that start; `whyNoStream` has nothing against it. */
export function openTrains(machine: Machine, start: ZonedTime): Trains[] {
  const calendar = openCalendar(start);
  return channelsOf(machine).map((channel) => {
    const first = firstDeparture(calendar, channel.until);
    return {
      channel,
      first,
      firstNumber: Math.floor(first / channel.until.every),
      perSpan: machine.landing / channel.until.every,
      boarded: new Int32Array(1_024),
      takenOff: new Int32Array(1_024),
      sums: { boarded: 0, boardedSquares: 0, takenOff: 0, takenOffSquares: 0, passed: 0 },
    };
  });
}

/** How many trains leave in a span of landings, of the channel that has the most. */
export function trainsInSpan(machine: Machine): number {
  return channelsOf(machine).reduce((most, { until }) => Math.max(most, machine.landing / until.every), 0);
}

function firstDeparture(calendar: Calendar, { from, every, zone }: Until): number {
  return calendar.nextDeparture(0, from, every, zone);
}

/**
 * The number of the train that leaves so many milliseconds after the machine's start. Where clocks change departures are an hour nearer to
 * one another, or farther apart, than their period: the nearest number is theirs.
 */
export function trainAt({ first, firstNumber, channel }: Trains, time: number): number {
  return firstNumber + Math.round((time - first) / channel.until.every);
}

/** A change has boarded a train. */
export function board(trains: Trains, train: number, isTakenOff: boolean): void {
  if (train >= trains.boarded.length) {
    const longer = Math.max(train + 1, 2 * trains.boarded.length);
    trains.boarded = grown(trains.boarded, longer);
    trains.takenOff = grown(trains.takenOff, longer);
  }
  trains.boarded[train] = (trains.boarded[train] ?? 0) + 1;
  if (isTakenOff) trains.takenOff[train] = (trains.takenOff[train] ?? 0) + 1;
}

function grown(counts: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(counts);
  return longer;
}
