/** A name that nothing here declares, and another file does. */

import type { SourceFile } from '../../semantics/index.ts';
import { written } from '../../semantics/suggest.ts';
import type { Name, SyntaxNode } from '../../syntax/index.ts';
import type { Sources } from '../sources.ts';
import { nodesAround } from './around.ts';
import { addImport, type Importable, isImportable, namesKnownIn, reachedFrom } from './importing.ts';
import { laidOut } from './laid-out.ts';
import { pathFrom } from './paths.ts';
import type { Change } from './refactoring.ts';

/** An import that would make a name known. */
export interface MissingImport {
  /** `Import \`prod\` from "./fleet.rollout"` */
  readonly title: string;
  readonly change: () => Change;
}

/** So many files are told of; where more declare a name, it says nothing of which one is meant. */
const MOST_SHOWN = 5;

/** What may be declared by a name that stands there, by the node and its part. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, Importable['kind']>>>> = {
  plan: { of: 'service', on: 'topology', using: 'model' },
  model: { extends: 'model' },
  needs: { services: 'service' },
  deploy: { of: 'service' },
  'schema-change': { service: 'service' },
  enable: { flag: 'flag' },
  disable: { flag: 'flag' },
  'disable-action': { flag: 'flag' },
  behind: { flag: 'flag' },
  gate: { check: 'health' },
  'gate-canary': { check: 'health' },
  'gate-numbers': { check: 'health' },
  'watch-numbers': { check: 'health' },
  watch: { check: 'health' },
};

/**
 * The imports by which the name at a place would become known, nearest files first; empty where it is known, or no file that may be
 * imported declares it. At the name of a plan that says no `on`, the topologies that there are.
 */
export function missingImports(sources: Sources, path: string, offset: number): readonly MissingImport[] {
  const file = sources.files.get(path);
  if (file === undefined) return [];
  const around = nodesAround(file, { start: offset, end: offset });
  const name = around.at(-1);
  const holder = around.at(-2);
  if (name?.kind !== 'name' || name.missing || holder === undefined) return [];
  const wanted = wantedAt(holder, name);
  if (wanted === undefined || (wanted.name !== null && namesKnownIn(file).has(wanted.name))) return [];
  return declaredElsewhere(sources, file, wanted)
    .slice(0, MOST_SHOWN)
    .map(({ declared, target }) => {
      const own = written(declared);
      return {
        title: `Import \`${declared}\` from ${JSON.stringify(pathFrom(path, target))}`,
        change: () => laidOut(sources, { edits: addImport(sources, file, target, [own]) }),
      };
    });
}

interface Wanted {
  readonly kind: Importable['kind'];
  /** null: any. */
  readonly name: string | null;
}

function wantedAt(holder: SyntaxNode, name: Name): Wanted | undefined {
  if (holder.kind === 'plan' && holder.name === name) {
    return holder.on === undefined ? { kind: 'topology', name: null } : undefined;
  }
  for (const [as, kind] of Object.entries(EXPECTED[holder.kind] ?? {})) {
    const part: unknown = Object.entries(holder).find(([key]) => key === as)?.[1];
    if (part === name || (Array.isArray(part) && part.includes(name))) return { kind, name: name.text };
  }
  return undefined;
}

function declaredElsewhere(
  sources: Sources,
  file: SourceFile,
  { kind, name }: Wanted,
): readonly { readonly declared: string; readonly target: string }[] {
  const found = [...sources.files.values()].flatMap((other) => {
    const own = other.tree.declarations.filter(
      (node): node is Importable =>
        isImportable(node) && node.kind === kind && !node.name.missing && (name === null || node.name.text === name),
    );
    if (own.length === 0 || reachedFrom(sources, other).has(file)) return [];
    return own.map((node) => ({ declared: node.name.text, target: other.path }));
  });
  const steps = ({ target }: { readonly target: string }): number => pathFrom(file.path, target).split('/').length;
  return found.sort((a, b) => steps(a) - steps(b) || (a.target < b.target ? -1 : 1));
}
