import { type Diagnostic, type SourceFile, sortDiagnostics } from '@rollout/language';
import { silencedError } from './may-be-silenced.ts';
import { readSuppressions } from './read-suppressions.ts';
import { type Suppressed, silence } from './silence.ts';
import type { Suppression } from './suppression.ts';
import { unusedIn } from './unused.ts';

export interface WithoutSuppressed {
  /** What is left, and what is wrong with suppressions, by place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

/**
 * Findings of a document without those that its files silence. `whole` is the file of which everything was found that
 * may be found, and of which it is said that a suppression has no use, unless its code is not `inForce`; null: there is none.
 */
export function withoutSuppressed(
  found: readonly Diagnostic[],
  files: ReadonlyMap<string, SourceFile>,
  whole: SourceFile | null,
  inForce: (code: string, path: string) => boolean,
): WithoutSuppressed {
  const read = [...files.values()].map(readSuppressions);
  const suppressions = read.flatMap((each) => each.suppressions);
  const misread = read.flatMap((each) => each.diagnostics);
  if (suppressions.length + misread.length === 0) return { diagnostics: found, suppressed: [] };
  const { kept, suppressed, used, refused } = silence(found, suppressions);
  const errors = [...refused].flatMap((each) => {
    const file = files.get(each.path);
    return file === undefined ? [] : [silencedError(file, each.code, each)];
  });
  const isUnused = (each: Suppression): boolean =>
    each.path === whole?.path && !used.has(each) && inForce(each.code, each.path);
  const unused = whole === null ? [] : unusedIn(whole, suppressions.filter(isUnused), found);
  return { diagnostics: sortDiagnostics([...kept, ...misread, ...errors, ...unused]), suppressed };
}
