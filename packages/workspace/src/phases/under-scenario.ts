/** What is found of a plan under a scenario, beside what is known of it already. */
import type { Diagnostic } from '@rollout/language';
import { simulatorDiagnostics } from '@rollout/simulator';

/**
 * Those findings that are not there without the scenario, each with its name. A scenario asks what would be if; what it shows is no error in
 * the plan, so that an error of a run under it is a warning. `before`: everything found so far.
 */
export function underScenario(
  scenario: string,
  findings: readonly Diagnostic[],
  before: readonly Diagnostic[],
): Diagnostic[] {
  const known = new Set(before.map(keyOf));
  return findings
    .filter((finding) => !known.has(keyOf(finding)))
    .map((finding) => ({
      ...finding,
      severity:
        finding.severity === 'error' && finding.code in simulatorDiagnostics.entries ? 'warning' : finding.severity,
      message: `Under scenario ${scenario}: ${finding.message}`,
    }));
}

/** Figures in a message differ under every scenario. */
function keyOf({ path, span, code }: Diagnostic): string {
  return JSON.stringify([path, span.start, span.end, code]);
}
