/** One document as those who fix see it. Documents are large, and many: only this is kept of them. */
import { hasErrors } from '@rollout/language';
import { type OpenOptions, openDocument } from '../phases/open-document.ts';
import { Phase } from '../phases/phase.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import type { FixOptions } from './fixed.ts';

export interface Look {
  /** How many errors there are, by `CODE FILE`, the file's real path. */
  readonly errors: ReadonlyMap<string, number>;
  /** Real paths of those files that may be changed on which the document depends. */
  readonly files: ReadonlySet<string>;
  /** In the order of the findings that have them. */
  readonly candidates: readonly Candidate[];
  /** Of the files that candidates would change, by real path. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface LookOptions extends FixOptions, Pick<OpenOptions, 'configs'> {
  /** Real paths of the files that may be changed, by the paths by which documents may know them. */
  readonly named: ReadonlyMap<string, string>;
}

/** Opens a document, as it is written and with all that is in it, and finds out what can be done about it. */
export async function look(path: string, options: LookOptions): Promise<Look> {
  const { fileSystem, safety, named, shownPath, parse, configs, signal } = options;
  const { config, diagnostics, texts } = await openDocument(path, {
    fileSystem,
    upTo: Phase.Linted,
    scenario: { kind: 'every' },
    shownPath,
    parse,
    configs,
    signal,
  });
  const errors = new Map<string, number>();
  for (const { severity, path: at, code } of diagnostics) {
    if (severity !== 'error') continue;
    const key = `${code} ${named.get(at) ?? at}`;
    errors.set(key, (errors.get(key) ?? 0) + 1);
  }
  const allowed = { safety, realPathOf: (at: string) => named.get(at), textOf: (at: string) => texts.get(at) };
  // With a configuration that is not understood, nobody knows what is wanted.
  const trusted = hasErrors(config?.diagnostics ?? []) ? [] : diagnostics;
  const candidates = trusted.flatMap((diagnostic) => candidateOf(diagnostic, allowed) ?? []);
  const changed = new Set(candidates.flatMap(({ edits }) => edits.map((edit) => edit.path)));
  const own = [...texts].flatMap(([at, text]) => {
    const real = named.get(at);
    return real === undefined ? [] : [[real, text] as const];
  });
  return {
    errors,
    files: new Set(own.map(([real]) => real)),
    candidates,
    texts: new Map(own.filter(([real]) => changed.has(real))),
  };
}

/** The keys of errors of which there are more than before. */
export function addedErrors(before: Look['errors'], after: Look['errors']): ReadonlySet<string> {
  return new Set([...after].flatMap(([key, count]) => (count > (before.get(key) ?? 0) ? [key] : [])));
}
