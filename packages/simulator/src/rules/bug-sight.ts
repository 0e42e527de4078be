/** Which bugs a gate can see at all. */
import type { Machine } from '@rollout/compiler';
import { gateDetects } from './gate-chances.ts';

/** Indices of bugs. */
export function bugsSeenBy(machine: Machine, gate: number): readonly number[] {
  return machine.numbers.bugs.flatMap((_, bug) => (gateDetects(machine, gate, bug) > 0 ? [bug] : []));
}
