/** What a project's configuration says of findings: how much each matters, and by which numbers rules go. */
import { type OptionValue, optionsUnlessTold, type Severity } from '@rollout/language';
import { catalog } from '../catalog.ts';
import type { LoadedConfig } from '../config/load-config.ts';

export interface LintSettings {
  /** Of a finding with this code in that file. An error is always one. */
  readonly severityOf: (code: string, path: string) => Severity | 'off';
  /** A value for each option of the rule, where the file that is checked is this one. */
  readonly optionsOf: (code: string, path: string) => Readonly<Record<string, OptionValue>>;
}

/** null: there is no configuration. */
export function lintSettings(_config: LoadedConfig | null): LintSettings {
  return {
    severityOf: (code) => {
      const entry = catalog.get(code);
      if (entry === undefined) throw new Error(`no diagnostic has the code ${code}`);
      return entry.rule?.recommended === false ? 'off' : entry.severity;
    },
    optionsOf: (code) => optionsUnlessTold(catalog.get(code)?.rule?.options ?? {}),
  };
}
