/** The policies that the plans of a file have to meet. */
import { check, type Diagnostic, hasErrors, type Policy } from '@rollout/language';
import { join, relative } from 'pathe';
import picomatch from 'picomatch/posix.js';
import { unreadDiagnostic, workspaceDiagnostics } from '../diagnostics.ts';
import { type LoadOptions, loadProject, type Project } from '../files/load-project.ts';
import { isInside } from '../files/project-root.ts';
import type { PolicyRule } from './config.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import type { LoadedConfig } from './load-config.ts';

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
): Promise<PoliciesInForce> {
  const policies: Policy[] = [];
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const real = (await options.fileSystem.realPath(path)) ?? path;
  for (const rule of config?.policies ?? []) {
    if (!isMeant(rule, relative(root, real))) continue;
    options.signal?.throwIfAborted();
    const file = await locate(rule, root, options, diagnostics);
    if (file === null) continue;
    const project = await loadProject(file, { ...options, text: file === real ? options.text : undefined });
    for (const [at, { text }] of project.files) texts.set(at, text);
    for (const policy of policiesIn(rule, project, options, diagnostics)) {
      const isKnown = policies.some(({ location }) => sameLocation(location, policy.location));
      if (!isKnown) policies.push(policy);
    }
  }
  return { policies, texts, diagnostics };
}

function isMeant({ for: globs, except }: PolicyRule, path: string): boolean {
  return globs.length > 0 && picomatch([...globs])(path) && !(except.length > 0 && picomatch([...except])(path));
}

/** The file that a rule names; null, with a diagnostic, where it is not there or not the project's. */
async function locate(
  { file, location }: PolicyRule,
  root: string,
  { fileSystem, shownPath }: LoadOptions,
  diagnostics: Diagnostic[],
): Promise<string | null> {
  const wanted = join(root, file);
  const real = isInside(root, wanted) ? await fileSystem.realPath(wanted) : null;
  if (real !== null && isInside(root, real)) return real;
  const isOutside = real !== null || !isInside(root, wanted);
  diagnostics.push(
    isOutside
      ? workspaceDiagnostics.create('file-outside-project', { path: file, root: shownPath(root) }, location)
      : unreadDiagnostic({ kind: 'missing' }, file, location),
  );
  return null;
}

/** What is wrong with the file is said where it is; its warnings are its own. */
function policiesIn(
  { file, policy: name, location }: PolicyRule,
  project: Project,
  { shownPath }: LoadOptions,
  diagnostics: Diagnostic[],
): readonly Policy[] {
  const { root, files, links, assets } = project;
  const checked = check({ root, files, links, assets, settings: new Map(), shownPath });
  const errors = [...project.diagnostics, ...checked.diagnostics].filter(({ severity }) => severity === 'error');
  diagnostics.push(...errors);
  const own = checked.program.policies.filter((policy) => name === null || policy.name === name);
  if (own.length === 0 && !hasErrors(errors)) {
    diagnostics.push(configDiagnostics.create('config-policy', { file, policy: name }, location));
  }
  return own;
}

function sameLocation(a: Policy['location'], b: Policy['location']): boolean {
  return a.path === b.path && a.span.start === b.span.start;
}
