/** What is told of a file with very many findings: nobody reads tens of thousands of them, and every edit would send them again. */
import type { Diagnostic, Severity } from '@rollout/language';

/** So many are told of one file. */
const MOST_SHOWN = 1000;

export interface Shown {
  /** In the order in which they came. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there are; null: these are all. */
  readonly more: { readonly count: number; readonly from: Diagnostic } | null;
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** Of what weighs more all before any of what weighs less; of alike ones the first. */
export function shownOf(diagnostics: readonly Diagnostic[], most = MOST_SHOWN): Shown {
  if (diagnostics.length <= most) return { diagnostics, more: null };
  const ranked = [...diagnostics].sort((a, b) => RANKS[a.severity] - RANKS[b.severity]);
  const chosen = new Set(ranked.slice(0, most));
  const from = diagnostics.find((each) => !chosen.has(each));
  return {
    diagnostics: diagnostics.filter((each) => chosen.has(each)),
    more: from === undefined ? null : { count: diagnostics.length - most, from },
  };
}
