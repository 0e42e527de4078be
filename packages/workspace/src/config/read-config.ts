/** `rollout.config.json`, and what it extends, from the text of one file. */
import type { Diagnostic } from '@rollout/language';
import { type ConfigFile, type ConfigLayer, type Extended, type Globs, type PolicyRule, PRESETS } from './config.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { globMistake } from './glob-mistakes.ts';
import {
  complain,
  itemsOf,
  type Node,
  placeOf,
  type Reading,
  readTree,
  settingsOf,
  textOf,
  wordOf,
} from './json-reading.ts';
import { readRules } from './read-rules.ts';

export interface ConfigRead {
  /** With errors, what could be read. */
  readonly file: ConfigFile;
  readonly diagnostics: readonly Diagnostic[];
}

const EMPTY: ConfigFile = { extends: [], layers: [], policies: [] };

/** Never throws, whatever the text. */
export function readConfig(text: string, path: string): ConfigRead {
  const diagnostics: Diagnostic[] = [];
  const read = { path, diagnostics };
  const root = readTree(read, text);
  if (root === undefined) return { file: EMPTY, diagnostics };
  const names = ['$schema', 'extends', 'preset', 'rules', 'overrides', 'policies'];
  const settings = settingsOf(read, root, 'The configuration', names);
  const schema = settings.get('$schema');
  if (schema !== undefined) textOf(read, schema, '`$schema`');
  const listed = <T>(name: string, of: (read: Reading, item: Node) => T | null): T[] => {
    const own = settings.get(name);
    const items = own === undefined ? [] : itemsOf(read, own, `\`${name}\``, 'a list');
    return items.flatMap((item) => of(read, item) ?? []);
  };
  const file = {
    extends: extendsOf(read, settings.get('extends')),
    layers: [layerOf(read, settings, null), ...listed('overrides', overrideOf)],
    policies: listed('policies', policyOf),
  };
  return { file, diagnostics };
}

/** A path, or a list of them. */
function extendsOf(read: Reading, node: Node | undefined): readonly Extended[] {
  if (node === undefined) return [];
  const items = node.type === 'string' ? [node] : itemsOf(read, node, '`extends`', 'a path or a list of paths');
  return items.map((item) => ({ file: textOf(read, item, 'A path of `extends`'), location: placeOf(read, item) }));
}

function layerOf(read: Reading, settings: ReadonlyMap<string, Node>, globs: Globs | null): ConfigLayer {
  const preset = settings.get('preset');
  const rules = settings.get('rules');
  return {
    globs,
    preset: preset === undefined ? null : (wordOf(read, preset, '`preset`', PRESETS) ?? null),
    rules: rules === undefined ? new Map() : readRules(read, rules),
    path: read.path,
  };
}

/** null: a diagnostic says what is wrong with it. */
function overrideOf(read: Reading, node: Node): ConfigLayer | null {
  const before = read.diagnostics.length;
  const settings = settingsOf(read, node, 'An override', ['for', 'except', 'preset', 'rules']);
  requireAll(read, node, settings, ['for'], before);
  const layer = layerOf(read, settings, globsOf(read, settings));
  return read.diagnostics.length === before ? layer : null;
}

/** null: a diagnostic says what is wrong with it. */
function policyOf(read: Reading, node: Node): PolicyRule | null {
  const before = read.diagnostics.length;
  const settings = settingsOf(read, node, 'A policy', ['file', 'policy', 'for', 'except']);
  requireAll(read, node, settings, ['file', 'for'], before);
  const file = settings.get('file');
  const policy = settings.get('policy');
  const rule = {
    file: file === undefined ? '' : textOf(read, file, '`file`'),
    policy: policy === undefined ? null : textOf(read, policy, '`policy`'),
    ...globsOf(read, settings),
    location: placeOf(read, policy ?? file ?? node),
  };
  return read.diagnostics.length === before ? rule : null;
}

/** Says what is missing, unless something else was wrong already: it may be there under another name. */
function requireAll(
  read: Reading,
  node: Node,
  settings: ReadonlyMap<string, Node>,
  names: readonly string[],
  before: number,
): void {
  if (read.diagnostics.length > before) return;
  for (const name of names) {
    if (settings.has(name)) continue;
    read.diagnostics.push(configDiagnostics.create('config-missing', { name }, placeOf(read, node)));
  }
}

function globsOf(read: Reading, settings: ReadonlyMap<string, Node>): Globs {
  const globs = (name: string): readonly string[] => {
    const own = settings.get(name);
    const items = own === undefined ? [] : itemsOf(read, own, `\`${name}\``, 'a list of globs');
    return items.map((item) => globOf(read, item, name));
  };
  const meant = settings.get('for');
  if (meant?.type === 'array' && meant.children?.length === 0) {
    complain(read, meant, '`for`', 'is empty, which means no file; write `["**"]` for all files');
  }
  return { for: globs('for'), except: globs('except') };
}

/** A glob that can mean no file would do nothing, and nobody would notice. */
function globOf(read: Reading, node: Node, name: string): string {
  const what = `A glob of \`${name}\``;
  const glob = textOf(read, node, what);
  const mistake = globMistake(glob);
  if (mistake !== undefined) complain(read, node, what, mistake);
  return glob;
}
