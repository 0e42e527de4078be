/** How much a kind of finding matters, changed in the project's configuration. */
import type { Change, Severity } from '@rollout/language';
import { CONFIG_FILE, type ConfiguredSeverity, catalog, severityEdits } from '@rollout/workspace';
import { dirname } from 'pathe';
import { type Action, type Asked, findingsAt } from './action.ts';

const OTHERS: Readonly<Record<Severity, readonly ConfiguredSeverity[]>> = {
  error: ['warning', 'off'],
  warning: ['off', 'hint', 'error'],
  hint: ['off', 'warning'],
};

export function severities(asked: Asked): readonly Action[] {
  const { config } = asked;
  if (config === null) return [];
  const codes = new Set<string>();
  return findingsAt(asked).flatMap((finding) => {
    const { code, severity } = finding;
    const file = { root: dirname(config.path), path: finding.path };
    const entry = catalog.get(code);
    if (codes.has(code) || entry === undefined || entry.severity === 'error') return [];
    codes.add(code);
    return OTHERS[severity].flatMap((other): Action[] => {
      const edits = severityEdits(config.text ?? '', code, other, file);
      if (edits === undefined) return [];
      const change = (): Change =>
        config.text === null
          ? { edits: [], creates: edits.map(({ text }) => ({ path: config.path, text })) }
          : { edits: edits.map((edit) => ({ path: config.path, ...edit })), creates: [] };
      const effect = { kind: 'change', change } as const;
      const title = `${orderOf(code, other)} in ${CONFIG_FILE}`;
      return [{ title, kind: 'quickfix', diagnostics: [finding], isPreferred: false, effect }];
    });
  });
}

function orderOf(code: string, severity: ConfiguredSeverity): string {
  switch (severity) {
    case 'off':
      return `Turn \`${code}\` off`;
    case 'error':
      return `Make \`${code}\` an error`;
    case 'warning':
    case 'hint':
      return `Make \`${code}\` a ${severity}`;
  }
}
