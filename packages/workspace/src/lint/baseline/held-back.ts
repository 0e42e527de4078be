import type { Diagnostic } from '@rollout/language';
import { type Baseline, entryOf, type FindingPlaces, keyOf, mayBeHeldBack } from './baseline.ts';

/** A baseline while files are checked against it, one after the other. */
export interface HoldingBack {
  /** Of these findings those that are new. Each entry holds back as many as it counts, the first ones that come. */
  readonly fresh: (findings: readonly Diagnostic[], places: FindingPlaces) => readonly Diagnostic[];
  /** How many findings were held back so far. */
  readonly held: () => number;
  /** How many that the baseline counts have not come, of the files that this is true of. */
  readonly gone: (isChecked: (file: string) => boolean) => number;
}

export function heldBack({ findings: entries }: Baseline): HoldingBack {
  const left = new Map(entries.map((entry) => [keyOf(entry), entry.count]));
  let held = 0;
  return {
    fresh: (findings, places) =>
      findings.filter((finding) => {
        if (!mayBeHeldBack(finding)) return true;
        const key = keyOf(entryOf(finding, places));
        const count = left.get(key) ?? 0;
        if (count === 0) return true;
        left.set(key, count - 1);
        held += 1;
        return false;
      }),
    held: () => held,
    gone: (isChecked) =>
      entries.reduce((sum, entry) => sum + (isChecked(entry.file) ? (left.get(keyOf(entry)) ?? 0) : 0), 0),
  };
}
