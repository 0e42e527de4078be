/** When a machine runs. */
import type { StartTime } from '../machine/calendar/index.ts';
import type { Machine } from '../machine/machine.ts';

/**
 * The same machine, started then: what `starts` of its plan says no longer holds, and its change lands then. Without a zone it is in that of the plan. Zones that the
 * machine names itself stay as they are.
 */
export function startAt(machine: Machine, start: StartTime): Machine {
  return { ...machine, start: { ...start, zone: start.zone ?? machine.zone }, landing: 0 };
}
