/** Findings as the project wants to see them: with its severities, without what it has silenced. */
import type { Diagnostic, SourceFile } from '@rollout/language';
import { catalog } from '../catalog.ts';
import type { LintSettings } from './settings.ts';
import { type Suppressed, withoutSuppressed } from './suppressions/index.ts';

export interface Settled {
  readonly diagnostics: readonly Diagnostic[];
  /** Silenced by a comment; they count nowhere. */
  readonly suppressed: readonly Suppressed[];
}

/** What was found in a document, and what is known of it. */
export interface FoundIn {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The file of which everything was found that may be found, so that a suppression in it may be said to have no use. */
  readonly whole: SourceFile | null;
}

/** A suppression silences what it names whatever the severity that the project gives it. */
export function settle(found: readonly Diagnostic[], { severityOf }: LintSettings, { files, whole }: FoundIn): Settled {
  const inForce = (code: string, path: string): boolean => severityOf(code, path) !== 'off';
  const { diagnostics, suppressed } = withoutSuppressed(found, files, whole, inForce);
  const settled = (diagnostic: Diagnostic): Diagnostic[] => {
    // Errors stay as they are, and so does what would be one but for a scenario.
    if (diagnostic.severity === 'error' || catalog.get(diagnostic.code)?.severity === 'error') return [diagnostic];
    const severity = severityOf(diagnostic.code, diagnostic.path);
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  };
  return {
    diagnostics: diagnostics.flatMap(settled),
    suppressed: suppressed.flatMap((each) => settled(each.diagnostic).map((diagnostic) => ({ ...each, diagnostic }))),
  };
}
