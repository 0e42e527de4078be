import { hasErrors, type OptionValue, optionText } from '@rollout/language';
import {
  type CodeSetting,
  catalog,
  createConfigCache,
  type LoadedConfig,
  loadConfig,
  type SettingsInForce,
  settingsInForce,
} from '@rollout/workspace';
import { resolve } from 'pathe';
import { ExitCode } from '../exit-code.ts';
import { diskFileSystem } from '../files/disk-file-system.ts';
import { findSources, STDIN } from '../files/find-sources.ts';
import { renderFindings } from '../output/findings.ts';
import type { Terminal } from '../terminal.ts';
import { type SourceOptions, shownPath } from './open-plan.ts';

/**
 * `rollout check --print-config [FILE…]`: the configuration of each project that the files are of, and what it comes to for each of them,
 * as JSON, every default filled in. Without files, for one that would lie here.
 */
export async function printConfig(
  terminal: Terminal,
  files: readonly string[],
  { stdinFilename }: Pick<SourceOptions, 'stdinFilename'>,
): Promise<ExitCode> {
  const shown = (path: string): string => shownPath(terminal, path);
  const sources = files.length === 0 ? [STDIN] : await findSources(files, terminal.cwd);
  const cache = createConfigCache();
  const projects = new Map<LoadedConfig, string[]>();
  for (const source of sources) {
    const file = source === STDIN ? resolve(terminal.cwd, stdinFilename) : source;
    const loaded = await loadConfig(diskFileSystem, file, shown, cache);
    projects.set(loaded, [...(projects.get(loaded) ?? []), file]);
  }
  let exitCode: ExitCode = ExitCode.fine;
  for (const [loaded, own] of projects) {
    terminal.err(renderFindings(loaded.diagnostics, loaded, shown, terminal.messages));
    if (hasErrors(loaded.diagnostics)) exitCode = ExitCode.usage;
    else terminal.out(`${JSON.stringify(await configJson(loaded, own, shown), null, 2)}\n`);
  }
  return exitCode;
}

async function configJson(loaded: LoadedConfig, files: readonly string[], shown: (path: string) => string) {
  const { config } = loaded;
  const alike = new Map<string, { readonly files: string[]; readonly settings: SettingsInForce }>();
  for (const file of files) {
    const settings = settingsInForce(loaded, (await diskFileSystem.realPath(file)) ?? file);
    const key = settings.layers.map((layer) => config?.layers.indexOf(layer)).join(' ');
    const group = alike.get(key) ?? { files: [], settings };
    alike.set(key, group);
    group.files.push(shown(file));
  }
  return {
    file: config === null ? null : shown(loaded.path),
    extends: config?.files.slice(0, -1).map(shown) ?? [],
    policies: config?.policies.map(({ location: _, ...rule }) => rule) ?? [],
    inForce: [...alike.values()].map((group) => ({ files: group.files, ...settingsJson(group.settings, shown) })),
  };
}

function settingsJson({ preset, layers, codes }: SettingsInForce, shown: (path: string) => string) {
  const told = [...codes].filter(([code]) => catalog.get(code)?.severity !== 'error');
  return {
    preset,
    overrides: layers.flatMap(({ globs, path }) => (globs === null ? [] : [{ ...globs, setBy: shown(path) }])),
    rules: Object.fromEntries(told.map(([code, setting]) => [code, codeJson(code, setting, shown)])),
  };
}

/** `setBy` is the configuration that had the last word; null: it is what holds where nothing is said. A rule may have an option `from`. */
function codeJson(code: string, { severity, options, from }: CodeSetting, shown: (path: string) => string) {
  const written = Object.entries(options).map(([name, value]) => [name, writtenOption(code, name, value)]);
  return { severity, ...Object.fromEntries(written), setBy: from === null ? null : shown(from) };
}

function writtenOption(code: string, name: string, value: OptionValue) {
  const option = catalog.get(code)?.rule?.options[name];
  if (option === undefined) throw new Error(`${code} has no option ${name}`);
  return optionText(option, value);
}
