/** The policies that the plans of a file have to meet. */
import { check, type Diagnostic, hasErrors, type Policy } from '@rollout/language';
import { type LoadOptions, loadProject } from '../files/load-project.ts';
import type { LoadedConfig, PolicyRule } from './config.ts';
import type { ConfigCache, PolicyFile } from './config-cache.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { globMatcher } from './globs.ts';
import { locateInside, notInside } from './load-config.ts';

export interface PoliciesInForce {
  readonly policies: readonly Policy[];
  /** Texts of the files that they are from, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** In the order of the configuration, each once. A file's text is read as it is given for `path`. */
export async function policiesFor(
  path: string,
  { root, config }: LoadedConfig,
  options: LoadOptions,
  cache?: ConfigCache,
): Promise<PoliciesInForce> {
  const policies: Policy[] = [];
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const { fileSystem, shownPath } = options;
  const rules = config?.policies ?? [];
  const real = rules.length === 0 ? path : ((await fileSystem.realPath(path)) ?? path);
  for (const rule of rules) {
    if (!globMatcher(root, rule)(real)) continue;
    options.signal?.throwIfAborted();
    const located = await locateInside(fileSystem, root, rule.file);
    if (located.kind !== 'file') {
      diagnostics.push(notInside(located.kind, root, rule.file, rule.location, shownPath));
      continue;
    }
    // What is given for this file is not what others read; and who gives up waiting does so for himself.
    const isGiven = located.path === real && options.text !== undefined;
    const forAll = { ...options, text: undefined, signal: cache === undefined ? options.signal : undefined };
    const file = await (isGiven
      ? loadPolicies(located.path, options)
      : remembered(cache, located.path, () => loadPolicies(located.path, forAll)));
    for (const [at, text] of file.texts) texts.set(at, text);
    diagnostics.push(...file.errors, ...missing(rule, file));
    for (const policy of ownPolicies(rule, file)) {
      const isKnown = policies.some(({ location }) => sameLocation(location, policy.location));
      if (!isKnown) policies.push(policy);
    }
  }
  return { policies, texts, diagnostics };
}

function remembered(
  cache: ConfigCache | undefined,
  path: string,
  load: () => Promise<PolicyFile>,
): Promise<PolicyFile> {
  const known = cache?.policies.get(path);
  if (known !== undefined) return known;
  const loaded = load();
  cache?.policies.set(path, loaded);
  return loaded;
}

/** What is wrong with the file is said where it is; its warnings are its own. */
async function loadPolicies(path: string, options: LoadOptions): Promise<PolicyFile> {
  const { root, files, links, assets, diagnostics } = await loadProject(path, options);
  const { shownPath } = options;
  const checked = check({ root, files, links, assets, settings: new Map(), shownPath });
  return {
    policies: checked.program.policies,
    texts: new Map([...files].map(([at, { text }]) => [at, text])),
    errors: [...diagnostics, ...checked.diagnostics].filter(({ severity }) => severity === 'error'),
  };
}

function ownPolicies({ policy: name }: PolicyRule, { policies }: PolicyFile): readonly Policy[] {
  return policies.filter((policy) => name === null || policy.name === name);
}

function missing(rule: PolicyRule, file: PolicyFile): readonly Diagnostic[] {
  if (ownPolicies(rule, file).length > 0 || hasErrors(file.errors)) return [];
  return [configDiagnostics.create('config-policy', { file: rule.file, policy: rule.policy }, rule.location)];
}

function sameLocation(a: Policy['location'], b: Policy['location']): boolean {
  return a.path === b.path && a.span.start === b.span.start;
}
