/** Load against capacity: who carries how much, hour by hour. */

import { noteGroup } from './counts.ts';
import { itemAt } from './elements.ts';
import { empty } from './lists.ts';
import { noteLoad } from './note-changes.ts';
import type { Histories, Kernel, LoadGroup, Service } from './state/index.ts';

/** Keeps for each service the group whose servers have carried the most; of those that carry the same the first. */
export function noteLoads(kernel: Kernel): void {
  const { staleGroups, services } = kernel;
  for (const area of kernel.staleAreas) {
    area.stale = false;
    for (const group of area.groups) noteGroup(kernel, group);
  }
  empty(kernel.staleAreas);
  if (staleGroups.length > 1) staleGroups.sort((a, b) => a.number - b.number);
  for (let i = 0; i < staleGroups.length; i++) {
    const group = itemAt(staleGroups, i);
    group.stale = false;
    if (!group.service.stale) note(group, kernel.histories);
  }
  empty(staleGroups);
  for (const service of services) {
    if (!service.stale) continue;
    service.stale = false;
    for (const group of service.groups) note(group, kernel.histories);
  }
}

function note(group: LoadGroup, histories: Histories | null): void {
  const { service } = group;
  const carried = carriedIn(group);
  if (histories !== null) noteLoad(histories, group, carried);
  if (carried <= service.peak) return;
  service.peak = carried;
  service.peakGroup = group.number;
}

/** How many times its ordinary load a server of the group carries, on the side where that is more. */
function carriedIn({ service, load, area, oldDown, freshUp, placedUp, fresh, replaced }: LoadGroup): number {
  const { factor } = service;
  const oldUp = load - oldDown;
  if (area === null || area.share < 0) return side(factor * load, oldUp + placedUp);
  const whole = area.load;
  let { share } = area;
  if (area.leaves) {
    // Once it goes back the new version carries no more than would be its part if load followed what is up.
    const up = area.freshUp + (whole - area.oldDown);
    if (up === 0) return side(factor * load, 0);
    share = Math.min(share, area.freshUp / up);
  }
  if (whole === 0) return 0;
  const onNew = share * whole * (area.fresh === 0 ? load / whole : fresh / area.fresh);
  const old = whole - area.replaced;
  const onOld = (1 - share) * whole * (old === 0 ? load / whole : (load - replaced) / old);
  return Math.max(side(factor * onNew, freshUp), side(factor * onOld, oldUp));
}

function side(load: number, capacity: number): number {
  return load === 0 ? 0 : load / capacity;
}

/** The factor of the hour. */
export function turnHours(kernel: Kernel): void {
  for (const service of kernel.hourly) {
    while (nextTurn(kernel, service) <= kernel.now) {
      service.turn++;
      service.factor = itemAt(service.turns, service.turn).factor;
      service.stale = true;
      kernel.ratesStale = true;
    }
  }
}

/** When the next factor of an hour changes. */
export function nextHour(kernel: Kernel): number {
  let next = Number.POSITIVE_INFINITY;
  for (const service of kernel.hourly) next = Math.min(next, nextTurn(kernel, service));
  return next;
}

function nextTurn(kernel: Kernel, { profile, turns, turn }: Service): number {
  const { calendar } = kernel;
  if (calendar === null || profile === null) return Number.POSITIVE_INFINITY;
  while (turns.length <= turn + 1) {
    const last = turns.at(-1);
    const at = last === undefined ? kernel.lands : calendar.nextHourChange(last.at, profile.zone);
    turns.push({ at, factor: itemAt(profile.factors, calendar.hourOfWeek(at, profile.zone)) });
  }
  return itemAt(turns, turn + 1).at - kernel.lands;
}

/** What everybody carries while nothing has started: the peak with which a trial begins. */
export function noteLoadsAtRest(kernel: Kernel): void {
  for (const service of kernel.services) noteAtRest(kernel, service);
}

function noteAtRest(kernel: Kernel, service: Service): void {
  service.turn = 0;
  nextTurn(kernel, service);
  service.factor = service.turns[0]?.factor ?? 1;
  service.peak = 0;
  service.peakGroup = -1;
  for (const group of service.groups) note(group, null);
  service.peakAtRest = service.peak;
  service.groupAtRest = service.peakGroup;
}

/** As it is when the trial's change lands. */
export function resetService(kernel: Kernel, service: Service): void {
  const { turns } = service;
  if (turns.length > 0 && itemAt(turns, 0).at !== kernel.lands) {
    empty(turns);
    noteAtRest(kernel, service);
  }
  service.turn = 0;
  service.factor = turns[0]?.factor ?? 1;
  service.stale = false;
  service.peak = service.peakAtRest;
  service.peakGroup = service.groupAtRest;
}
