/** The end of every round: how near the limits things have come, and how many servers stand. */
import { at } from '../layout/at.ts';
import { type Round, update } from './round.ts';
import { standingOf } from './standing.ts';

/** For each limit the group that is nearest to its bound now, if that is nearer than any before. */
export function notePeaks(round: Round): void {
  const { used } = standingOf(round);
  const peaks = round.state.peaks.map((peak, limit) => {
    const { forward, groups } = at(round.layout.down, limit);
    const nearness = (down: number, group: number): number => down / Math.max(1, at(forward, group));
    let nearest = peak;
    let best = peak.group < 0 ? 0 : nearness(peak.down, peak.group);
    for (let group = 0; group < groups; group++) {
      const down = at(at(used, limit), group);
      if (nearness(down, group) <= best) continue;
      best = nearness(down, group);
      nearest = { down, group };
    }
    return nearest;
  });
  update(round, { peaks });
}

export function noteStanding(round: Round): void {
  const { beside, down } = standingOf(round);
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const { servers } = round.layout;
  const most = Math.max(round.state.most, servers + sum(beside));
  const fewest = Math.min(round.state.fewest, servers - sum(down));
  update(round, { most, fewest });
}
