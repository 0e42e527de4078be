/** Names that nothing here declares, and another file does. */
import { missingImports } from '@rollout/language';
import { type Action, type Asked, findingsAt } from './action.ts';

/** What is said of a name that nothing declares, and of a plan without a topology. */
const CODES: ReadonlySet<string> = new Set([
  'unknown-topology',
  'unknown-model',
  'unknown-service',
  'unknown-flag',
  'unknown-check',
  'no-topology',
]);

export function importing(asked: Asked): readonly Action[] {
  return findingsAt(asked).flatMap((finding) => {
    if (!CODES.has(finding.code)) return [];
    const imports = missingImports(asked.sources, asked.path, finding.span.start);
    return imports.map(
      ({ title, change }): Action => ({
        title,
        kind: 'quickfix',
        diagnostics: [finding],
        // Where only one file declares it, that is what was meant.
        isPreferred: imports.length === 1 && finding.code !== 'no-topology',
        effect: { kind: 'change', change },
      }),
    );
  });
}
