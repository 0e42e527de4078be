/** Whom bugs reach: the first users of the audience, as many as every lever between them and the bug lets through. */
import { settleCell } from './counts.ts';
import { itemAt } from './elements.ts';
import { rateOf, sumOf } from './meters.ts';
import type { Bug, Kernel } from './state/index.ts';

/** A lever has moved: some bugs reach more, or fewer. */
export function settlePeople(kernel: Kernel): void {
  for (const bug of kernel.bugs) {
    const { behind } = bug.machine;
    if (behind === null && !kernel.layout.releases) continue;
    let users = behind === null ? Number.POSITIVE_INFINITY : itemAt(kernel.flags, behind).width;
    if (kernel.layout.releases && kernel.release.width < users) users = kernel.release.width;
    if (users === bug.users) continue;
    bug.users = users;
    // Some that have been waited for may have it now.
    kernel.isReaching = true;
    settleMet(kernel, bug);
  }
}

/** It is gone from the train that leaves now. */
export function fix(kernel: Kernel, bug: Bug): void {
  bug.fixed = true;
  settleMet(kernel, bug);
  if (kernel.log !== null) kernel.log.push({ kind: 'bug-fixed', at: kernel.now, bug: bug.index });
}

/** Whether anybody has it, and what it takes down by that. */
function settleMet(kernel: Kernel, bug: Bug): void {
  const met = !bug.fixed && bug.users > 0;
  if (bug.followed) bug.stale = true;
  if (met === bug.met) return;
  bug.met = met;
  if (!bug.shown || bug.machine.downs === null) return;
  kernel.anyTaken = true;
  for (const cell of bug.cells) if (cell.fresh > 0) settleCell(kernel, cell);
}

/** Whether somebody has it. */
export function isOut({ layout }: Kernel, { met, servers }: Bug): boolean {
  return met && (!layout.deploys || servers > 0);
}

/** How fast exposure to it grows, in its unit, a millisecond. */
export function exposureRate(kernel: Kernel, bug: Bug): number {
  if (!bug.met) return 0;
  if (bug.machine.unit === 'user-hours') return usersExposed(kernel, bug);
  const { audience } = kernel;
  return audience === null ? rateOf(kernel, bug) : rateOf(kernel, bug) * (bug.users / audience.users);
}

/** Those that have it at a time: what a user does is spread over the servers as their load is. */
export function usersExposed(kernel: Kernel, bug: Bug): number {
  const { audience, layout } = kernel;
  if (audience === null) return 0;
  if (!layout.deploys) return bug.users;
  return layout.load === 0 ? 0 : bug.users * (sumOf(kernel, bug) / layout.load);
}

/** The end of a round: the most users, and rings, that have had it at once. */
export function noteMet(kernel: Kernel, bug: Bug): void {
  if (!bug.met) return;
  const users = usersExposed(kernel, bug);
  if (users > bug.mostUsers) bug.mostUsers = users;
  if (users > 0) bug.mostRings = Math.max(bug.mostRings, ringsReached(kernel, bug));
}

/** How many rings have it, in part at least. */
export function ringsReached({ audience }: Kernel, { users }: Bug): number {
  if (audience === null) return 0;
  let rings = 0;
  while (rings < audience.rings.length && (rings === 0 ? 0 : itemAt(audience.rings, rings - 1)) < users) rings++;
  return rings;
}

/** Whether all of the ring, numbered from 1, have it: on new servers, in a plan that deploys. */
export function hasReachedRing({ audience, layout }: Kernel, { users, servers }: Bug, ring: number): boolean {
  if (layout.deploys && servers === 0) return false;
  return audience !== null && ring <= audience.rings.length && users >= itemAt(audience.rings, ring - 1);
}
