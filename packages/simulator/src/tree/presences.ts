/** Which bugs a release may carry together, each such set with its chance. */
import type { PresenceGroup } from '../luck/presence.ts';

export interface Presences {
  /** Bugs of each set. */
  readonly bugs: readonly (readonly number[])[];
  /** Chance of each; they sum to 1. */
  readonly chances: Float64Array;
  /** Chance of the rarest bug of each set, whatever is there beside it; of the set without bugs its own. */
  readonly rarest: Float64Array;
  /** Chance of the sets that are left out, as a share of their rarest bug's. */
  readonly omitted: number;
}

/** More are not told apart. */
const MOST = 4_096;

/**
 * All sets; without those of several bugs that are less likely than `share` of the rarest among them. null: there are too many.
 */
export function presencesOf(groups: readonly PresenceGroup[], share: number): Presences | null {
  let sets: PresenceSet[] = [{ bugs: [], chance: 1, rarest: 1 }];
  let omitted = 0;
  for (const group of groups) {
    const next: PresenceSet[] = [];
    const none = Math.max(0, 1 - group.chances.reduce((sum, chance) => sum + chance, 0));
    for (const set of sets) {
      if (none > 0) next.push({ ...set, chance: set.chance * none });
      group.bugs.forEach((bug, i) => {
        const own = group.chances[i] ?? 0;
        if (own <= 0) return;
        const joined = {
          bugs: [...set.bugs, bug],
          chance: set.chance * own,
          rarest: Math.min(own, set.bugs.length === 0 ? 1 : set.rarest),
        };
        if (set.bugs.length > 0 && joined.chance < share * joined.rarest) omitted += joined.chance / joined.rarest;
        else next.push(joined);
      });
    }
    if (next.length > MOST) return null;
    sets = next;
  }
  const sum = sets.reduce((total, { chance }) => total + chance, 0);
  return {
    bugs: sets.map(({ bugs }) => [...bugs].sort((a, b) => a - b)),
    chances: Float64Array.from(sets, ({ chance }) => chance / sum),
    rarest: Float64Array.from(sets, ({ bugs, chance, rarest }) => (bugs.length === 0 ? chance : rarest)),
    omitted,
  };
}

interface PresenceSet {
  readonly bugs: readonly number[];
  readonly chance: number;
  readonly rarest: number;
}
