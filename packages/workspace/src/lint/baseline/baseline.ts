/**
 * What was found in an old project when it began to be checked, so that only what is new is reported. Errors are never
 * part of it.
 */
import type { Diagnostic } from '@rollout/language';
import { fingerprintOf } from './fingerprint.ts';

export interface Baseline {
  /** By file, code and fingerprint, each once. */
  readonly findings: readonly BaselineEntry[];
}

/** Findings of one code on lines of a file that read alike. */
export interface BaselineEntry {
  /** From the folder of the baseline on. */
  readonly file: string;
  readonly code: string;
  readonly fingerprint: string;
  /** How many there are, at least one. */
  readonly count: number;
}

/** How paths and texts of findings are come by. */
export interface FindingPlaces {
  readonly textOf: (path: string) => string | undefined;
  /** A path as a baseline has it. */
  readonly fileOf: (path: string) => string;
}

/** An entry for each warning and hint, not yet counted. */
export function entriesOf(findings: readonly Diagnostic[], places: FindingPlaces): readonly BaselineEntry[] {
  return findings.filter(mayBeHeldBack).map((finding) => entryOf(finding, places));
}

export function entryOf(finding: Diagnostic, { textOf, fileOf }: FindingPlaces): BaselineEntry {
  const { path, code } = finding;
  return { file: fileOf(path), code, fingerprint: fingerprintOf(finding, textOf(path) ?? '', 0), count: 1 };
}

/** An error is one however old it is, and so is what a project takes for one. */
export function mayBeHeldBack({ severity }: Diagnostic): boolean {
  return severity !== 'error';
}

/** The baseline of these entries: those that are alike are counted together. */
export function baselineOf(entries: readonly BaselineEntry[]): Baseline {
  const counted = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    counted.set(key, { ...entry, count: entry.count + (counted.get(key)?.count ?? 0) });
  }
  return { findings: [...counted.values()].sort(inOrder) };
}

/**
 * The baseline anew after some of its files have been checked: of those it holds what was found, and of the others what
 * it held, or what was found in them on the way where that is more.
 */
export function baselineAnew(
  before: Baseline,
  found: readonly BaselineEntry[],
  isChecked: (file: string) => boolean,
): Baseline {
  const now = baselineOf(found).findings;
  const counts = new Map(now.map((entry) => [keyOf(entry), entry.count]));
  const missed = before.findings.flatMap((entry) => {
    const more = isChecked(entry.file) ? 0 : entry.count - (counts.get(keyOf(entry)) ?? 0);
    return more > 0 ? [{ ...entry, count: more }] : [];
  });
  return baselineOf([...now, ...missed]);
}

/** The same for those that mean the same findings. */
export function keyOf({ file, code, fingerprint }: BaselineEntry): string {
  return JSON.stringify([file, code, fingerprint]);
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.file, b.file) || compareText(a.code, b.code) || compareText(a.fingerprint, b.fingerprint);
}

/** By code unit, so that the order is the same under every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
