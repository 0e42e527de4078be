/** A rule's openings, worked out a few weeks at a time as far as they are asked for, and kept. */
import { at } from '../layout/at.ts';
import { DAY, WEEK } from './dates.ts';
import { edgesUpTo } from './intervals.ts';
import { frozenBy, openBetween } from './open-between.ts';
import type { OpenRule } from './rule.ts';
import type { Zones } from './zone.ts';

/** Times are in milliseconds from the run's start, and never before it. */
export interface OpenHours {
  readonly isOpen: (time: number) => boolean;
  /** The earliest time, from this one on, at which it is open. null: never again. */
  readonly nextOpening: (time: number) => number | null;
  /** The earliest time, from this one on, at which it is closed. null: never again. */
  readonly nextClosing: (time: number) => number | null;
  /** The earliest time until which so many milliseconds of open time have passed. null: they never will. */
  readonly afterOpenTime: (time: number, milliseconds: number) => number | null;
}

const AT_ONCE = 8 * WEEK;

/**
 * Windows come again every week and clocks change alike every year: what does not open (or close) within two years of the
 * last freeze never will.
 */
const HORIZON = 2 * 366 * DAY;

/** The end of the year 9999, the last that dates can name. Nothing opens after it. */
const END_OF_DATES = Date.UTC(10_000, 0, 1);

export function openHours(rule: OpenRule, zones: Zones, origin: number): OpenHours {
  const frozen = frozenBy(rule.freezes, zones);
  const lastFreezeEnds = frozen.at(-1) ?? origin;
  const edges: number[] = [];
  let known = origin;

  const knowMore = (): void => {
    const passed = edgesUpTo(frozen, known);
    const isFrozen = passed % 2 === 1;
    const to = Math.min(frozen[passed] ?? END_OF_DATES, END_OF_DATES, isFrozen ? END_OF_DATES : known + AT_ONCE);
    const more = isFrozen ? [] : openBetween(rule.layers, zones, known, to);
    const wasOpen = edges.length % 2 === 1;
    if (wasOpen !== (more[0] === known)) edges.push(known);
    // The last edge may be only the end of what was looked at.
    for (const edge of more) if (edge > known && edge < to) edges.push(edge);
    known = to;
    if (known === END_OF_DATES && edges.length % 2 === 1) edges.push(known);
  };

  /** How many edges are not after an instant: it is open if they are odd. */
  const edgesAt = (instant: number): number => {
    while (known <= instant && known < END_OF_DATES) knowMore();
    return edgesUpTo(edges, instant);
  };

  /** The edge of a number, if it is within the horizon of an instant. */
  const edge = (number: number, instant: number): number | null => {
    const limit = Math.min(Math.max(instant, lastFreezeEnds) + HORIZON, END_OF_DATES);
    while (edges.length <= number && known <= limit && known < END_OF_DATES) knowMore();
    const found = edges[number];
    return found !== undefined && found <= limit ? found : null;
  };

  const sinceOrigin = (instant: number | null): number | null => (instant === null ? null : instant - origin);

  return {
    isOpen: (time) => edgesAt(origin + time) % 2 === 1,
    nextOpening: (time) => {
      const passed = edgesAt(origin + time);
      return passed % 2 === 1 ? time : sinceOrigin(edge(passed, origin + time));
    },
    nextClosing: (time) => {
      const passed = edgesAt(origin + time);
      return passed % 2 === 0 ? time : sinceOrigin(edge(passed, origin + time));
    },
    afterOpenTime: (time, milliseconds) => {
      if (milliseconds <= 0) return time;
      let passed = edgesAt(origin + time);
      let from = origin + time;
      let left = milliseconds;
      for (;;) {
        if (passed % 2 === 0) {
          const opens = edge(passed, from);
          if (opens === null) return null;
          from = opens;
          passed++;
        }
        const closes = edge(passed, from);
        if (closes === null || closes - from >= left) return from + left - origin;
        left -= closes - from;
        from = at(edges, passed);
        passed++;
      }
    },
  };
}
