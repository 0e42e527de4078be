/**
 * What the time of a run went to. From its end backwards: what had ended when the plan did, then what had ended when that began, and so on to its first instant. That is the
 * critical path of a network of activities (J. E. Kelley, M. R. Walker, "Critical-path planning and scheduling", 1959), found in what has happened; how often an activity lies on
 * it over many runs is its criticality (R. M. van Slyke, "Monte Carlo methods and the PERT problem", Operations Research 11, 1963).
 */
import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import { known } from '../../known.ts';
import type { PathNames } from './path-names.ts';
import { stretchesOf } from './stretches.ts';
import type { EndKind, Stretch } from './watcher.ts';

/** Milliseconds, by the numbers of `names`; all of them sum to the run's length. */
export function timesOnPath(
  machine: Machine,
  layout: Layout,
  names: PathNames,
  lands: number,
  log: readonly RunEvent[],
): Float64Array {
  const stretches = stretchesOf(machine, layout, names, lands, log);
  const times = new Float64Array(names.count);
  let at = log.at(-1)?.at ?? 0;
  let stage = -1;
  // All before it end at `at` or earlier.
  let upTo = stretches.length;
  while (at > 0) {
    while (upTo > 0 && known(stretches[upTo - 1]).end > at) upTo--;
    const before = endedAt(stretches, upTo, at, stage) ?? wentOnAt(stretches, upTo, at, stage);
    const start = before?.start ?? lastEnd(stretches, upTo, at);
    const what = before?.what ?? names.beside('limit', stage);
    times[what] = (times[what] ?? 0) + at - start;
    at = start;
    if (before !== null) stage = before.stage;
  }
  return times;
}

const ORDER: Readonly<Record<EndKind, number>> = { released: 4, done: 3, repaired: 2, admitted: 1, dropped: 0 };

/** What ended at that time, for something of the stage to begin (−1: of any). Of several the one that is most likely what it waited for, the last in the log of equals. */
function endedAt(stretches: readonly Stretch[], upTo: number, at: number, stage: number): Stretch | null {
  let best: Stretch | null = null;
  let most = -1;
  for (let i = upTo - 1; i >= 0; i--) {
    const each = known(stretches[i]);
    if (each.end < at) break;
    const isOwn = stage < 0 || each.stage < 0 || each.stage === stage;
    // What another stage is held by, or gives up, holds nobody here; what it has done may.
    const counts = isOwn || each.ended === 'done' || each.ended === 'repaired';
    const likely = 2 * (counts ? ORDER[each.ended] : 0) + (isOwn ? 1 : 0);
    if (likely <= most) continue;
    best = each;
    most = likely;
  }
  return best;
}

/** What was in progress then, and told people (or a clock) something: the last to have begun, of the same stage if there is any. */
function wentOnAt(stretches: readonly Stretch[], upTo: number, at: number, stage: number): Stretch | null {
  let best: Stretch | null = null;
  for (let i = upTo; i < stretches.length; i++) {
    const each = known(stretches[i]);
    if (each.start >= at) continue;
    const isBetter = best === null || (each.stage === stage) > (best.stage === stage);
    if (isBetter || (best !== null && each.start > best.start && (each.stage === stage) === (best.stage === stage))) {
      best = each;
    }
  }
  return best;
}

function lastEnd(stretches: readonly Stretch[], upTo: number, at: number): number {
  for (let i = upTo - 1; i >= 0; i--) {
    const { end } = known(stretches[i]);
    if (end < at) return end;
  }
  return 0;
}
