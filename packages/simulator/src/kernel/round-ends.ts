/** The end of every round: exposure and reach of bugs, how near to their bounds the limits have come, and who carries what. */
import { nextRelief } from './blocked.ts';
import { noteCells } from './cell-watch.ts';
import { itemAt } from './elements.ts';
import { schedule } from './heap.ts';
import { noteHistories, noteVersions } from './histories.ts';
import { empty } from './lists.ts';
import { nextHour, noteLoads, turnHours } from './loads.ts';
import { rateOf, settleMeter } from './meters.ts';
import { exposureRate, noteMet } from './people.ts';
import type { Bug, Kernel } from './state/index.ts';
import { askConfidence, awaitEvidence } from './waits.ts';

export function finish(kernel: Kernel): void {
  if (kernel.hourly.length > 0) turnHours(kernel);
  if (kernel.anyBug) settleExposure(kernel);
  if (kernel.asking.length > 0 || kernel.requests !== null) ask(kernel);
  if (kernel.raisedGroups.length > 0) notePeaks(kernel);
  if (kernel.hasLoads) noteLoads(kernel);
  kernel.ratesStale = false;
  noteStanding(kernel);
  if (kernel.cellWatch !== null) noteCells(kernel.cellWatch, kernel.now);
  if (kernel.histories !== null) noteHistories(kernel, kernel.histories);
  if (kernel.versions !== null) noteVersions(kernel, kernel.versions);
  wake(kernel);
}

/** What waits for evidence, or confidence, learns what there is of it. */
function ask(kernel: Kernel): void {
  const { requests, asking } = kernel;
  const differs =
    requests !== null &&
    (requests.stale || kernel.ratesStale) &&
    settleMeter(kernel, requests, rateOf(kernel, requests));
  for (const step of asking) {
    if (step.kind === 'confidence') askConfidence(kernel, step);
    else if (step.kind === 'wait' && differs) awaitEvidence(kernel, step);
  }
}

/** How many servers stand, and how many are up. */
function noteStanding(kernel: Kernel): void {
  const { servers } = kernel.layout;
  if (servers + kernel.beside > kernel.most) kernel.most = servers + kernel.beside;
  if (servers - kernel.down < kernel.fewest) kernel.fewest = servers - kernel.down;
  kernel.standing?.push({ at: kernel.now, standing: servers + kernel.beside, up: servers - kernel.down });
}

/** The next round at which something may happen by itself that nothing else makes due. */
function wake(kernel: Kernel): void {
  const { heap, wakeSlot } = kernel;
  if (kernel.again) {
    kernel.again = false;
    schedule(heap, wakeSlot, kernel.now);
  } else if (kernel.wakes) {
    schedule(heap, wakeSlot, Math.min(nextRelief(kernel), kernel.nextOpening, nextHour(kernel)));
  }
}

/**
 * Exposure is an amount up to a time and a rate from then on, and is settled only when a round has changed the rate: whoever
 * does likewise gets the same bits.
 */
function settleExposure(kernel: Kernel): void {
  const { ratesStale, hasPeople } = kernel;
  for (const bug of kernel.bugs) {
    if (!bug.stale && !(ratesStale && bug.followed)) continue;
    if (bug.servers > bug.reach && bug.met) bug.reach = bug.servers;
    if (hasPeople) noteMet(kernel, bug);
    if (!settleMeter(kernel, bug, hasPeople ? exposureRate(kernel, bug) : rateOf(kernel, bug))) continue;
    bug.changedIn = kernel.round;
    bug.endedAt = bug.rate === 0 ? kernel.now : -1;
    if (bug.there && !bug.shown) schedule(kernel.heap, bug.slot, surfacing(kernel, bug));
  }
}

function surfacing(kernel: Kernel, bug: Bug): number {
  const amount = kernel.luck.bugs.surfacesAt[bug.index] ?? Number.POSITIVE_INFINITY;
  if (bug.rate === 0 || amount === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return Math.max(kernel.now, bug.since + Math.ceil((amount - bug.amount) / bug.rate));
}

/** Adds up what is left to add when the plan has ended. */
export function closeExposure(kernel: Kernel): void {
  for (const bug of kernel.bugs) {
    if (!bug.there) continue;
    bug.amount += bug.rate * (kernel.now - bug.since);
    if (!bug.shown && kernel.luck.late?.surfacedAtEnd(bug.index, bug.amount) === true) bug.shown = true;
    if (kernel.outcome === 'completed' && bug.foundIn < 0) bug.amount += bug.rate * kernel.machine.horizon;
    bug.since = kernel.now;
  }
}

/** Keeps for each limit the group that has come nearest to its bound; of those that are as near the first in the fleet. */
function notePeaks(kernel: Kernel): void {
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
