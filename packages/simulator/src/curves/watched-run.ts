/** One run, watched from beginning to end. */
import type { Layout, Machine } from '@rollout/compiler';
import type { WatchedVersions } from '../kernel/create-kernel.ts';
import { known } from '../known.ts';
import { DURATION, LANDS } from '../record.ts';
import type { PathNames } from './path/path-names.ts';
import { timesOnPath } from './path/times-on-path.ts';

/** A number that is `value` from `at` on; the last of one instant is what it comes to then. */
export interface Change {
  readonly at: number;
  readonly value: number;
}

export interface WatchedRun {
  /** Of its trial. */
  readonly stratum: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Servers on the new version. */
  readonly servers: readonly Change[];
  /** Users that it has been released to, or for whom a flag is on. */
  readonly users: readonly Change[];
  /** Milliseconds on the critical path, by the numbers of `PathNames`. They sum to the duration. */
  readonly path: Float64Array;
}

export function watchedRun(
  machine: Machine,
  layout: Layout,
  names: PathNames,
  stratum: number,
  { log, record, versions }: WatchedVersions,
): WatchedRun {
  const [release = [], ...flags] = versions.widths;
  return {
    stratum,
    duration: known(record[DURATION]),
    servers: versions.fresh,
    users: layout.releases ? release : greatest(flags),
    path: timesOnPath(machine, layout, names, known(record[LANDS]), log),
  };
}

/** Of several numbers the greatest, at any time. */
function greatest(lists: readonly (readonly Change[])[]): readonly Change[] {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const changes = lists.flatMap((list, which) => list.map(({ at, value }) => ({ at, value, which })));
  changes.sort((a, b) => a.at - b.at);
  const now = lists.map(() => 0);
  return changes.map(({ at, value, which }) => {
    now[which] = value;
    return { at, value: Math.max(...now) };
  });
}
