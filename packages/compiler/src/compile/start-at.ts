/** When a machine runs. */
import type { ZonedTime } from '@rollout/language';
import type { Machine } from '../machine/machine.ts';

/** The same machine, started then: what `starts` of its plan says no longer holds. Zones that it names itself stay as they are. */
export function startAt(machine: Machine, start: ZonedTime): Machine {
  return { ...machine, start };
}
