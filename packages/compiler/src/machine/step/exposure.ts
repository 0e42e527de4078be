/** The end of every round: exposure and reach of bugs, and how near the limits things have come. */
import { at } from '../layout/at.ts';
import { changeBug, type Round, update } from './round.ts';
import { standingOf } from './standing.ts';

/**
 * Exposure is kept as an amount up to a time and a rate from then on, and settled only when the rate changes, so that
 * whoever does likewise gets the same bits. Rates are exact: loads are whole multiples of 2^-20.
 */
export function settleExposure(round: Round): void {
  const { up, onNew } = standingOf(round);
  const { cells } = round.layout;
  round.state.bugs.forEach((bug, index) => {
    if (!at(round.state.luck.bugs, index).there) return;
    const { scope } = at(round.layout.bugs, index);
    let rate = 0;
    let reached = 0;
    for (let cell = 0; cell < cells.count; cell++) {
      if (scope[cell] !== 1) continue;
      rate += at(cells.load, cell) * at(up, cell);
      reached += at(onNew, cell);
    }
    if (reached > bug.reach) changeBug(round, index, { reach: reached });
    if (rate !== bug.rate) changeBug(round, index, { exposure: exposureAt(bug, round.at), since: round.at, rate });
  });
  if (round.state.course.kind === 'ended') closeExposure(round, round.state.course.outcome === 'completed');
}

function exposureAt(bug: { exposure: number; since: number; rate: number }, time: number): number {
  return bug.exposure + bug.rate * (time - bug.since);
}

/** With what a bug that escaped goes on to do for as long as the plan's horizon. */
function closeExposure(round: Round, completed: boolean): void {
  round.state.bugs.forEach((bug, index) => {
    if (!at(round.state.luck.bugs, index).there) return;
    const beyond = completed && bug.foundIn === null ? bug.rate * round.machine.horizon : 0;
    changeBug(round, index, { exposure: exposureAt(bug, round.at) + beyond, since: round.at });
  });
}

/** When the bug will have had its exposure, as things stand; null: never. Not before now, even if that is overdue. */
export function dueToSurface({ state, at: now }: Round, bug: number): number | null {
  const { there, surfacesAt } = at(state.luck.bugs, bug);
  const { shownAt, exposure, since, rate } = at(state.bugs, bug);
  if (!there || surfacesAt === null || shownAt !== null || rate === 0) return null;
  return Math.max(now, since + Math.ceil((surfacesAt - exposure) / rate));
}

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
