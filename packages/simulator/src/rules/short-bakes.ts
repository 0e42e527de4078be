/** Gates that come too soon for any bug: `bake-too-short` tells of them, so that other rules need not. */
import type { Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import { bugsSeenBy } from './bug-sight.ts';
import type { Outlook } from './outlook.ts';

/** The chance with which a bug that is there should have shown by a gate. */
export const LEAST_SHOWN = 0.005;

export interface SoonestBug {
  readonly bug: number;
  /** The chance that it has shown by then, where it is there. */
  readonly shown: number;
  /** How much of all that it will reach is still to come. */
  readonly left: number;
}

/** Of the bugs that the gate can see the one that has shown most by that look; null: it can see none. */
export function soonestBug(machine: Machine, { bugs }: Outlook, place: number, gate: number): SoonestBug | null {
  const seen = bugsSeenBy(machine, gate).filter((bug) => known(bugs[bug]).present > 0);
  const shown = (bug: number): number => known(known(bugs[bug]).shown[place]);
  const [bug] = [...seen].sort((a, b) => shown(b) - shown(a));
  if (bug === undefined) return null;
  return { bug, shown: shown(bug), left: 1 - known(known(bugs[bug]).reached[place]) };
}

/** Hardly any release with the bug has shown it, and there is more to come. Nothing at all is no matter of time. */
export function isTooSoon({ shown, left }: SoonestBug, least: number): boolean {
  return shown > 0 && shown < least && left > 0;
}
