/** The end of every round: exposure and reach of bugs, and how near to their bounds the limits have come. */
import { itemAt } from './elements.ts';
import { schedule } from './heap.ts';
import { empty } from './lists.ts';
import type { Bug, Kernel } from './state.ts';

/**
 * Exposure is an amount up to a time and a rate from then on, and is settled only when a round has changed the rate: whoever
 * does likewise gets the same bits.
 */
export function settleExposure(kernel: Kernel): void {
  for (const bug of kernel.bugs) {
    if (!bug.stale) continue;
    bug.stale = false;
    if (bug.servers > bug.reach) bug.reach = bug.servers;
    if (bug.nextRate === bug.rate) continue;
    bug.exposure += bug.rate * (kernel.now - bug.since);
    bug.since = kernel.now;
    bug.rate = bug.nextRate;
    if (!bug.shown) schedule(kernel.heap, bug.slot, surfacing(kernel, bug));
  }
}

function surfacing(kernel: Kernel, bug: Bug): number {
  const amount = kernel.luck.bugs.surfacesAt[bug.index] ?? Number.POSITIVE_INFINITY;
  if (bug.rate === 0 || amount === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return Math.max(kernel.now, bug.since + Math.ceil((amount - bug.exposure) / bug.rate));
}

/** Adds up what is left to add when the plan has ended. */
export function closeExposure(kernel: Kernel): void {
  for (const bug of kernel.bugs) {
    if (!bug.there) continue;
    bug.exposure += bug.rate * (kernel.now - bug.since);
    if (kernel.outcome === 'completed' && bug.foundIn < 0) bug.exposure += bug.rate * kernel.machine.horizon;
    bug.since = kernel.now;
  }
}

/** Keeps for each limit the group that has come nearest to its bound; of those that are as near the first in the fleet. */
export function notePeaks(kernel: Kernel): void {
  const { raisedGroups } = kernel;
  for (let i = 0; i < raisedGroups.length; i++) {
    const group = itemAt(raisedGroups, i);
    group.raised = false;
    const nearness = group.down / Math.max(1, group.forward);
    const peak = itemAt(kernel.peaks, group.limit);
    const isAsNear = nearness === peak.nearness && peak.round === kernel.round;
    if (nearness > peak.nearness || (isAsNear && group.number < peak.group)) {
      peak.nearness = nearness;
      peak.down = group.down;
      peak.group = group.number;
      peak.round = kernel.round;
    }
  }
  empty(raisedGroups);
}
