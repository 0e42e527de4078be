import type { Ended } from '@rollout/compiler';
import { leading } from '@rollout/language';

/** What will end, and when; soonest last. Of one time, what was added first is taken first. */
export interface Agenda {
  readonly entries: { readonly at: number; readonly ended: Ended }[];
}

export function emptyAgenda(): Agenda {
  return { entries: [] };
}

/** Something that never ends is not noted. */
export function addToAgenda({ entries }: Agenda, at: number, ended: Ended): void {
  if (at === Number.POSITIVE_INFINITY) return;
  const later = leading(entries.length, (index) => (entries[index]?.at ?? 0) > at);
  entries.splice(later, 0, { at, ended });
}

/** The earlier of `wake` and the first thing to end, with everything that ends then. */
export function takeDue({ entries }: Agenda, wake: number): { at: number; ended: Ended[] } {
  const at = Math.min(wake, entries.at(-1)?.at ?? Number.POSITIVE_INFINITY);
  const ended: Ended[] = [];
  while (entries.at(-1)?.at === at) {
    const entry = entries.pop();
    if (entry !== undefined) ended.push(entry.ended);
  }
  return { at, ended };
}
