/** What was found out of machines, as much of it as there is room for: what has not been asked for longest goes first. */
import type { KnownOfPlan } from './outlook.ts';

/** Steps and stages of all that is remembered, each a few hundred bytes. */
const MOST_PARTS = 50_000;

export interface RememberedLooks {
  readonly get: (key: string) => KnownOfPlan | undefined;
  readonly set: (key: string, known: KnownOfPlan) => void;
}

export function rememberedLooks(most = MOST_PARTS): RememberedLooks {
  const looks = new Map<string, KnownOfPlan>();
  let parts = 0;
  const drop = (key: string): void => {
    const known = looks.get(key);
    if (known === undefined) return;
    looks.delete(key);
    parts -= partsOf(known);
  };
  return {
    get(key) {
      const known = looks.get(key);
      if (known === undefined) return undefined;
      looks.delete(key);
      looks.set(key, known);
      return known;
    },
    set(key, known) {
      drop(key);
      looks.set(key, known);
      parts += partsOf(known);
      for (const oldest of looks.keys()) {
        if (parts <= most || oldest === key) break;
        drop(oldest);
      }
    },
  };
}

function partsOf(known: KnownOfPlan): number {
  if (known.kind !== 'known') return 1;
  const { steps, stages, gates, expectations } = known.results;
  return 20 + steps.length + 4 * stages.length + gates.length + expectations.length;
}
