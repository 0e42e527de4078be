/** What a project's configuration says of findings: how much each matters, and by which numbers rules go. */
import { type AnyEntry, type OptionValue, optionsUnlessTold, type Severity } from '@rollout/language';
import { catalog } from '../catalog.ts';
import type { Config, ConfigLayer, LoadedConfig, Preset } from '../config/config.ts';
import { globMatcher } from '../config/globs.ts';

export interface LintSettings {
  /** Of a finding with this code in that file. An error is always one. */
  readonly severityOf: (code: string, path: string) => Severity | 'off';
  /** A value for each option of the rule, where the file that is checked is this one. */
  readonly optionsOf: (code: string, path: string) => Readonly<Record<string, OptionValue>>;
}

/** What holds for one code, and who says so. */
export interface CodeSetting {
  readonly severity: Severity | 'off';
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The configuration that has the last word on it; null where none says anything. */
  readonly from: string | null;
}

/** By code, for every code of the catalog. */
export type CodeSettings = ReadonlyMap<string, CodeSetting>;

/**
 * null: there is no configuration. `links`: real paths of files that are known by the path of a link, for globs mean
 * files where they really lie.
 */
export function lintSettings(config: LoadedConfig | null, links: ReadonlyMap<string, string> = NO_LINKS): LintSettings {
  const byPath = new Map<string, CodeSettings>();
  const at = (code: string, path: string): CodeSetting => {
    const settings = byPath.get(path) ?? settingsInForce(config, links.get(path) ?? path).codes;
    byPath.set(path, settings);
    const setting = settings.get(code);
    if (setting === undefined) throw new Error(`no diagnostic has the code ${code}`);
    return setting;
  };
  return {
    severityOf: (code, path) => at(code, path).severity,
    optionsOf: (code, path) => at(code, path).options,
  };
}

const NO_LINKS: ReadonlyMap<string, string> = new Map();

/** What a configuration comes to for one file. */
export interface SettingsInForce {
  /** The last that is named for it; what is said of single codes may have come after it. */
  readonly preset: Preset;
  /** What holds for it of all that is said, in the order in which it holds. */
  readonly layers: readonly ConfigLayer[];
  /** Of every code. */
  readonly codes: CodeSettings;
}

/** Everything that is in force for a file, links in its path followed. */
export function settingsInForce(loaded: LoadedConfig | null, path: string): SettingsInForce {
  if (loaded?.config == null) return { preset: 'recommended', layers: [], codes: unlessTold() };
  const meant = layersOf(loaded.root, loaded.config, path);
  const layers = meant.map(({ layer }) => layer);
  const preset = layers.findLast((layer) => layer.preset !== null)?.preset ?? 'recommended';
  return { preset, layers, codes: settled(loaded.config, meant) };
}

interface NumberedLayer {
  readonly index: number;
  readonly layer: ConfigLayer;
}

/** Those that mean the file. */
function layersOf(root: string, { layers }: Config, path: string): readonly NumberedLayer[] {
  return layers
    .map((layer, index) => ({ index, layer }))
    .filter(({ layer: { globs } }) => globs === null || globMatcher(root, globs)(path));
}

const knownSettings = new WeakMap<Config, Map<string, CodeSettings>>();

/** Files that the same layers mean have the same settings. */
function settled(config: Config, layers: readonly NumberedLayer[]): CodeSettings {
  const known = knownSettings.get(config) ?? new Map<string, CodeSettings>();
  knownSettings.set(config, known);
  const key = layers.map(({ index }) => index).join(' ');
  const settings = known.get(key) ?? merged(layers.map(({ layer }) => layer));
  known.set(key, settings);
  return settings;
}

/** Layer after layer; a later one wins. */
function merged(layers: readonly ConfigLayer[]): CodeSettings {
  const settings = new Map<string, CodeSetting>(unlessTold());
  for (const layer of layers) {
    if (layer.preset !== null) takePreset(settings, layer.preset, layer.path);
    for (const [code, { severity, options }] of layer.rules) {
      const before = settings.get(code);
      if (before === undefined) continue;
      settings.set(code, {
        severity: severity ?? before.severity,
        options: { ...before.options, ...Object.fromEntries(options) },
        from: layer.path,
      });
    }
  }
  return settings;
}

/** A preset says something of every rule, whatever was said of it before, and nothing of what is none. */
function takePreset(settings: Map<string, CodeSetting>, preset: Preset, from: string): void {
  for (const [code, before] of settings) {
    const entry = catalog.get(code);
    if (entry?.rule === undefined) continue;
    settings.set(code, { ...before, severity: severityIn(preset, entry), from });
  }
}

let withoutConfig: CodeSettings | undefined;

/** What holds where nothing is configured. */
function unlessTold(): CodeSettings {
  withoutConfig ??= new Map(
    [...catalog].map(([code, entry]) => {
      const severity = severityIn('recommended', entry);
      return [code, { severity, options: optionsUnlessTold(entry.rule?.options ?? {}), from: null }];
    }),
  );
  return withoutConfig;
}

/** What is no rule matters as much in every preset. */
function severityIn(preset: Preset, { severity, rule }: AnyEntry): Severity | 'off' {
  if (rule === undefined) return severity;
  switch (preset) {
    case 'recommended':
      return rule.recommended ? severity : 'off';
    case 'strict':
      return severity === 'hint' ? 'warning' : severity;
    case 'none':
      return 'off';
  }
}
