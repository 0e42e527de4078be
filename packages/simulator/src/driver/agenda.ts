import type { Ended } from '@rollout/compiler';

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
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.at ?? 0) > at) low = middle + 1;
    else high = middle;
  }
  entries.splice(low, 0, { at, ended });
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
