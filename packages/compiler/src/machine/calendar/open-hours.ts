/** A rule's openings, worked out a few weeks at a time where they are asked for, and kept. */
import { DAY, END_OF_DATES, WEEK } from './dates.ts';
import { type Edges, edgesUpTo, intersection } from './intervals.ts';
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

/** Nothing opens after the end of all dates. */
export function openHours(rule: OpenRule, zones: Zones, origin: number): OpenHours {
  const frozen = frozenBy(rule.freezes, zones);
  const lastFreezeEnds = frozen.at(-1) ?? origin;
  const thawed = [Number.NEGATIVE_INFINITY, ...frozen, END_OF_DATES];
  const spans = new Map<number, Edges>();

  const openIn = (span: number): Edges => {
    const known = spans.get(span);
    if (known !== undefined) return known;
    const open = openBetween(rule.layers, zones, intersection(thawed, [span * AT_ONCE, (span + 1) * AT_ONCE]));
    spans.set(span, open);
    return open;
  };

  const isOpen = (instant: number): boolean => {
    const edges = openIn(Math.floor(instant / AT_ONCE));
    return edgesUpTo(edges, instant) % 2 === 1;
  };

  /** The earliest instant, from this one on, at which it is open, or closed. */
  const next = (instant: number, wanted: 'open' | 'closed'): number | null => {
    const limit = Math.max(instant, lastFreezeEnds) + HORIZON;
    for (let span = Math.floor(instant / AT_ONCE); span * AT_ONCE <= limit; span++) {
      const edges = openIn(span);
      const from = Math.max(instant, span * AT_ONCE);
      const passed = edgesUpTo(edges, from);
      if ((passed % 2 === 1) === (wanted === 'open')) return from;
      const edge = edges[passed];
      // What is open to the end of a span may be so in the next.
      if (edge !== undefined && edge < (span + 1) * AT_ONCE) return edge <= limit ? edge : null;
    }
    return null;
  };

  const sinceOrigin = (instant: number | null): number | null => (instant === null ? null : instant - origin);

  return {
    isOpen: (time) => isOpen(origin + time),
    nextOpening: (time) => sinceOrigin(next(origin + time, 'open')),
    nextClosing: (time) => sinceOrigin(next(origin + time, 'closed')),
    afterOpenTime: (time, milliseconds) => {
      if (milliseconds <= 0) return time;
      let left = milliseconds;
      for (let from = origin + time; ; ) {
        const opens = next(from, 'open');
        if (opens === null) return null;
        const closes = next(opens, 'closed');
        if (closes === null || closes - opens >= left) return opens + left - origin;
        left -= closes - opens;
        from = closes;
      }
    },
  };
}
