/** `rollout.config.json` from its text. */
import { type Diagnostic, didYouMean, type Location } from '@rollout/language';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Config, PolicyRule } from './config.ts';
import { configDiagnostics } from './config-diagnostics.ts';

export interface ConfigRead {
  readonly config: Config;
  /** With errors, what could be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** No glob that a person writes is longer. */
export const LONGEST_GLOB = 1_000;

export function readConfig(text: string, path: string): ConfigRead {
  const diagnostics: Diagnostic[] = [];
  const read = { path, diagnostics };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    const span = { start: error.offset, end: error.offset + error.length };
    diagnostics.push(configDiagnostics.create('config-syntax', { what: inWords(error) }, { path, span }));
    return { config: { path, policies: [] }, diagnostics };
  }
  if (root === undefined) return { config: { path, policies: [] }, diagnostics };
  const settings = settingsOf(read, root, 'The configuration', ['policies', '$schema']);
  const schema = settings.get('$schema');
  if (schema !== undefined) textOf(read, schema, '`$schema`');
  const policies = settings.get('policies');
  const rules = policies === undefined ? [] : itemsOf(read, policies, '`policies`', 'a list');
  return { config: { path, policies: rules.flatMap((rule) => ruleOf(read, rule) ?? []) }, diagnostics };
}

interface Reading {
  readonly path: string;
  readonly diagnostics: Diagnostic[];
}

/** null: a diagnostic says what is wrong with it. */
function ruleOf(read: Reading, node: Node): PolicyRule | null {
  const before = read.diagnostics.length;
  const settings = settingsOf(read, node, 'A policy', ['file', 'policy', 'for', 'except']);
  const value = <T>(name: string, of: (own: Node, what: string) => T, without: T): T => {
    const own = settings.get(name);
    return own === undefined ? without : of(own, `\`${name}\``);
  };
  const globs = (own: Node, what: string) =>
    itemsOf(read, own, what, 'a list of globs').map((glob) => textOf(read, glob, `A glob of ${what}`));
  if (read.diagnostics.length === before) {
    for (const name of ['file', 'for']) {
      if (settings.has(name)) continue;
      read.diagnostics.push(configDiagnostics.create('config-missing', { name }, placeOf(read, node)));
    }
  }
  const rule = {
    file: value('file', (own, what) => textOf(read, own, what), ''),
    policy: value<string | null>('policy', (own, what) => textOf(read, own, what), null),
    for: value('for', globs, []),
    except: value('except', globs, []),
    location: placeOf(read, settings.get('policy') ?? settings.get('file') ?? node),
  };
  return read.diagnostics.length === before ? rule : null;
}

/** The values of an object by their names; what is not known is said. */
function settingsOf(read: Reading, node: Node, what: string, known: readonly string[]): ReadonlyMap<string, Node> {
  const settings = new Map<string, Node>();
  if (node.type !== 'object') {
    refuse(read, node, what, 'an object');
    return settings;
  }
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children;
    if (key === undefined || value === undefined) continue;
    const name = String(getNodeValue(key));
    if (!known.includes(name)) {
      const finding = { name, meant: didYouMean(name, known), known };
      read.diagnostics.push(configDiagnostics.create('config-unknown', finding, placeOf(read, key)));
    } else if (settings.has(name)) refuse(read, key, `\`${name}\``, 'written once');
    else settings.set(name, value);
  }
  return settings;
}

function itemsOf(read: Reading, node: Node, what: string, expected: string): readonly Node[] {
  if (node.type === 'array') return node.children ?? [];
  refuse(read, node, what, expected);
  return [];
}

function textOf(read: Reading, node: Node, what: string): string {
  const value: unknown = getNodeValue(node);
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_GLOB) return value;
  refuse(read, node, what, `a text of 1 to ${LONGEST_GLOB.toLocaleString('en-US')} characters`);
  return '';
}

function refuse(read: Reading, node: Node, what: string, expected: string): void {
  read.diagnostics.push(configDiagnostics.create('config-value', { what, expected }, placeOf(read, node)));
}

function placeOf({ path }: Reading, { offset, length }: Node): Location {
  return { path, span: { start: offset, end: offset + length } };
}

/** `CommaExpected` as "comma expected". */
function inWords({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])([A-Z])/g, (capital) => ` ${capital}`)
    .toLowerCase();
}
