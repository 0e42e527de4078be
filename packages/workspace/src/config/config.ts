/** What a project says in `rollout.config.json`: data, of which nothing can run. */
import type { Location } from '@rollout/language';

export interface Config {
  /** Its file. */
  readonly path: string;
  readonly policies: readonly PolicyRule[];
}

/** Which plans have to meet which policies. Paths and globs are from the folder of the configuration on. */
export interface PolicyRule {
  readonly file: string;
  /** null: every policy that the file declares or imports. */
  readonly policy: string | null;
  /** Globs of the files whose plans have to meet it. */
  readonly for: readonly string[];
  readonly except: readonly string[];
  /** Where the file and the policy are named. */
  readonly location: Location;
}

export const CONFIG_FILE = 'rollout.config.json';
