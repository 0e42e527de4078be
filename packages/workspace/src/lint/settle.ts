/** Findings as the project wants to see them: with its severities, without what it has silenced. */
import type { Diagnostic } from '@rollout/language';
import { catalog } from '../catalog.ts';
import type { LintSettings } from './settings.ts';

/** Errors stay as they are, and so does what would be one but for a scenario. */
export function settle(diagnostics: readonly Diagnostic[], { severityOf }: LintSettings): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.severity === 'error' || catalog.get(diagnostic.code)?.severity === 'error') return [diagnostic];
    const severity = severityOf(diagnostic.code, diagnostic.path);
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}
