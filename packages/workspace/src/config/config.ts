/** What a project says in `rollout.config.json`: data, of which nothing can run. */
import type { Diagnostic, Location, OptionValue, Severity } from '@rollout/language';

/** A configuration with all that it extends. */
export interface Config {
  /** Its file. */
  readonly path: string;
  /** Every file that it is made of, each before those that extend it; its own is the last. */
  readonly files: readonly string[];
  /** What is said of findings, in the order in which it holds: later ones win. */
  readonly layers: readonly ConfigLayer[];
  readonly policies: readonly PolicyRule[];
}

/** What one file says, without what it extends. */
export interface ConfigFile {
  readonly extends: readonly Extended[];
  readonly layers: readonly ConfigLayer[];
  readonly policies: readonly PolicyRule[];
}

/** A file that a configuration extends. Its path is from the folder of the project on. */
export interface Extended {
  readonly file: string;
  readonly location: Location;
}

/** Which rules are in force before single ones are named. */
export const PRESETS = ['recommended', 'strict', 'none'] as const;
export type Preset = (typeof PRESETS)[number];

export const SEVERITIES = ['error', 'warning', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];
export type ConfiguredSeverity = (typeof SEVERITIES)[number];

/** What is said together of the findings in some files. */
export interface ConfigLayer {
  /** null: of every file of the project. */
  readonly globs: Globs | null;
  /** It comes first: the severity of every rule, whatever was said of it before. null: as it was. */
  readonly preset: Preset | null;
  /** By code. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The configuration that says it. */
  readonly path: string;
}

/** Globs are from the folder of the project on. */
export interface Globs {
  readonly for: readonly string[];
  readonly except: readonly string[];
}

/** What is said of one code. */
export interface RuleSetting {
  /** null: as it was. */
  readonly severity: ConfiguredSeverity | null;
  /** Those that are set, by name. */
  readonly options: ReadonlyMap<string, OptionValue>;
}

/** Which plans have to meet which policies. Paths are from the folder of the project on. */
export interface PolicyRule extends Globs {
  readonly file: string;
  /** null: every policy that the file declares or imports. */
  readonly policy: string | null;
  /** Where the file and the policy are named. */
  readonly location: Location;
}

/** What is there of a project’s configuration. */
export interface LoadedConfig {
  /** The folder that its paths are from. */
  readonly root: string;
  /** Where it is, or would be. */
  readonly path: string;
  /** null: the project has none, or nothing of it can be used. */
  readonly config: Config | null;
  /** Of it and of all that it extends, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export const CONFIG_FILE = 'rollout.config.json';
