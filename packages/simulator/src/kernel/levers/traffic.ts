/** The lever of traffic: what share of an area's load the new version carries. */
import type { Share } from '@rollout/language';
import { noteArea } from '../counts.ts';
import { itemAt } from '../elements.ts';
import { empty } from '../lists.ts';
import type { Area, Kernel, Stage, Step } from '../state/index.ts';

/** The double that is nearest to it, as it is for one that is written. */
export const numberOf = ({ digits, scale }: Share): number => digits / 10 ** scale;

/** The new version carries that share of these areas' load, where it does not carry more already. */
export function shiftTo(kernel: Kernel, stage: Stage, areas: readonly number[], to: Share): void {
  const share = numberOf(to);
  for (const index of areas) {
    const area = itemAt(kernel.areas, index);
    area.shifts.push({ stage, share, final: false });
    settleShare(kernel, area);
  }
}

/** What a canary gate holds traffic at while it runs; null: it leaves it where it is. */
export function trafficOf({ own }: Step): { readonly areas: readonly number[]; readonly share: Share } | null {
  return own.kind === 'gate' ? (own.canary?.traffic ?? null) : null;
}

export function beginCanary(kernel: Kernel, step: Step): void {
  const traffic = trafficOf(step);
  if (traffic === null) return;
  const share = numberOf(traffic.share);
  for (const index of traffic.areas) {
    const area = itemAt(kernel.areas, index);
    area.canaries.push({ step, share });
    settleShare(kernel, area);
  }
}

export function endCanary(kernel: Kernel, step: Step): void {
  for (const index of trafficOf(step)?.areas ?? []) {
    const area = itemAt(kernel.areas, index);
    const place = area.canaries.findIndex((canary) => canary.step === step);
    if (place >= 0) area.canaries.splice(place, 1);
    settleShare(kernel, area);
  }
}

/** Works the share out that the new version carries, and what follows from a change of it. */
export function settleShare(kernel: Kernel, area: Area): void {
  const share = shareOf(area);
  if (share === area.share) return;
  area.share = share;
  kernel.ratesStale = true;
  noteArea(kernel, area);
}

function shareOf({ shifts, canaries, returned, shifted }: Area): number {
  if (returned >= 0) return returned;
  let most = shifted ? 0 : -1;
  for (const { share } of shifts) if (share > most) most = share;
  for (const { share } of canaries) if (share > most) most = share;
  return most;
}

export function resetArea(area: Area): void {
  empty(area.shifts);
  empty(area.canaries);
  area.keeps = -1;
  area.returned = -1;
  area.share = area.shifted ? 0 : -1;
  area.fresh = 0;
  area.arrived = 0;
  area.leaves = false;
  area.freshUp = 0;
  area.oldDown = 0;
  area.replaced = 0;
}
