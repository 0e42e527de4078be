/** Findings that a suppression silences are taken out, and kept with the reason. */
import { type Diagnostic, grouped } from '@rollout/language';
import { lastFrom } from './last-from.ts';
import type { Suppression } from './suppression.ts';

/** A finding that nobody has to act upon. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  /** Why, as it was written. */
  readonly reason: string;
}

export interface Silencing {
  readonly kept: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
  /** Those that silenced something. */
  readonly used: ReadonlySet<Suppression>;
  /** Those that would have silenced an error. */
  readonly refused: ReadonlySet<Suppression>;
}

/** A finding is silenced by the nearest suppression of its code in whose statement it begins; errors never are. */
export function silence(diagnostics: readonly Diagnostic[], suppressions: readonly Suppression[]): Silencing {
  const used = new Set<Suppression>();
  const refused = new Set<Suppression>();
  if (suppressions.length === 0) return { kept: diagnostics, suppressed: [], used, refused };
  const nearest = nearestOf(suppressions);
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const suppression = nearest(diagnostic);
    if (suppression === undefined || diagnostic.severity === 'error') {
      kept.push(diagnostic);
      if (suppression !== undefined) refused.add(suppression);
    } else {
      suppressed.push({ diagnostic, reason: suppression.reason });
      used.add(suppression);
    }
  }
  return { kept, suppressed, used, refused };
}

/** A suppression that covers a statement, and the next one around it of the same code. */
interface Nested {
  readonly suppression: Suppression;
  readonly start: number;
  readonly end: number;
  readonly around: Nested | undefined;
}

/** Statements are nested or apart, so what covers a place is found by one search and a walk outwards. */
function nearestOf(suppressions: readonly Suppression[]): (diagnostic: Diagnostic) => Suppression | undefined {
  const groups = grouped(suppressions, keyOf);
  const nested = new Map([...groups].map(([key, group]) => [key, nest(group)]));
  return (diagnostic) => {
    const { start } = diagnostic.span;
    let each = lastFrom(nested.get(keyOf(diagnostic)) ?? [], start, (each) => each.start);
    while (each !== undefined && each.end <= start) each = each.around;
    return each?.suppression;
  };
}

const keyOf = ({ path, code }: { readonly path: string; readonly code: string }): string => `${code} ${path}`;

/** By where they begin; of those that cover the same, the last written is the nearest. */
function nest(suppressions: readonly Suppression[]): readonly Nested[] {
  const sorted = suppressions
    .flatMap((suppression) => (suppression.covers === null ? [] : [{ suppression, ...suppression.covers }]))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.suppression.at.start - b.suppression.at.start);
  let last: Nested | undefined;
  return sorted.map((each) => {
    let around = last;
    while (around !== undefined && around.end <= each.start) around = around.around;
    last = { ...each, around };
    return last;
  });
}
