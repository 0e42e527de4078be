/** A zone's offsets, looked up a year at a time when one is first asked about, and kept: the rest is a little arithmetic. */
import { create, getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import { DAY, END_OF_DATES } from './dates.ts';

/** Instants are milliseconds since 1970-01-01 00:00 UTC. */
export interface Zone {
  /** What the wall clock reads, as a local time. */
  readonly localAt: (instant: number) => number;
  /** The first instant at which the wall clock reads a local time, or is past it because a change skipped it. */
  readonly instantOf: (local: number) => number;
  /** Later than the instant; up to there no clock is changed. */
  readonly steadyUntil: (instant: number) => number;
}

export type Zones = (name: string) => Zone;

/** From `from` until `to` the wall clock is ahead of UTC by `offset`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const AT_ONCE = 366 * DAY;

/** No clock is changed after the end of all dates. */
const LAST = Math.floor(END_OF_DATES / AT_ONCE);

/** Further than any two clocks differ, and than any clock was ever put forward or back. */
const FURTHEST = 2 * DAY;

const PER_MILLISECOND = 1_000_000;

/** The zones of IANA names, each opened once. */
export function openZones(): Zones {
  const opened = new Map<string, Zone>();
  return (name) => {
    const zone = opened.get(name) ?? openZone(name);
    opened.set(name, zone);
    return zone;
  };
}

function openZone(name: string): Zone {
  const years = new Map<number, readonly Stretch[]>();
  const stretchAt = (instant: number): Stretch => {
    const number = Math.min(Math.floor(instant / AT_ONCE), LAST);
    const year = years.get(number) ?? stretchesOf(name, number);
    years.set(number, year);
    for (const stretch of year) if (instant < stretch.to) return stretch;
    throw new Error(`${instant} is in no stretch of ${name}`);
  };

  return {
    localAt: (instant) => instant + stretchAt(instant).offset,
    instantOf: (local) => {
      for (let stretch = stretchAt(local - FURTHEST); ; stretch = stretchAt(stretch.to)) {
        // The first stretch by whose end the clock is past that time.
        if (stretch.to + stretch.offset > local) return Math.max(stretch.from, local - stretch.offset);
      }
    },
    steadyUntil: (instant) => stretchAt(instant).to,
  };
}

/** Of the years of `AT_ONCE` since 1970; the last one has no end. */
function stretchesOf(name: string, year: number): readonly Stretch[] {
  const ends = year === LAST ? Number.POSITIVE_INFINITY : (year + 1) * AT_ONCE;
  const stretches: Stretch[] = [];
  for (let from = year * AT_ONCE; from < ends; ) {
    const there = create(BigInt(from) * BigInt(PER_MILLISECOND), name);
    const change = from < END_OF_DATES ? getTimeZoneTransition(there, 'next') : null;
    const to = change === null ? ends : Math.min(ends, Number(change.epochNanoseconds / BigInt(PER_MILLISECOND)));
    stretches.push({ from, to, offset: offsetNanoseconds(there) / PER_MILLISECOND });
    from = to;
  }
  return stretches;
}
