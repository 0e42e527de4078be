import { type Counts, type Film, STATES } from './film.ts';

export interface Total {
  readonly at: number;
  /** Of the whole fleet. */
  readonly counts: Counts;
}

/** What the whole fleet comes to over time: at the beginning, and from each of the film's times on. */
export function totalsOf({ tiles, times, servers }: Film): Total[] {
  const changes = times.map(() => STATES.map(() => 0));
  for (const { servers: own, changes: told } of tiles) {
    let before: readonly number[] = [own];
    for (const [time = 0, ...counts] of told) {
      const now = [own - counts.reduce((sum, count) => sum + count, 0), ...counts];
      const change = changes[time];
      STATES.forEach((_, state) => {
        if (change !== undefined) change[state] = (change[state] ?? 0) + (now[state] ?? 0) - (before[state] ?? 0);
      });
      before = now;
    }
  }
  let counts: Counts = STATES.map((_, state) => (state === 0 ? servers : 0));
  const totals: Total[] = times[0] === 0 ? [] : [{ at: 0, counts }];
  changes.forEach((change, time) => {
    counts = counts.map((count, state) => count + (change[state] ?? 0));
    totals.push({ at: times[time] ?? 0, counts });
  });
  return totals;
}
