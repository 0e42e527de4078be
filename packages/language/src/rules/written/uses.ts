/** Which declarations of a file, and imports, something in it uses: by their names, or because nothing else can be meant. */
import type { ProgramSubject } from '../program-rule.ts';
import { nodesOf } from './nodes.ts';
import { referencesIn } from './references.ts';

/** Whether the name is used: of something that the root file declares or imports. */
export function usesOf({ root, files, program }: ProgramSubject): (name: string) => boolean {
  const named = referencesIn(root.tree);
  const meant = new Set<string | null>(
    program.plans.flatMap(({ topology, model, audience }) => [topology, model, audience]),
  );
  // They hold for every plan of the file.
  if (program.plans.length > 0) for (const policy of program.policies) meant.add(policy.name);
  // Whatever a model calls by a health's name is judged by its metrics.
  for (const { checks } of program.models) for (const { name } of checks) meant.add(name);
  // Where services run is held against the only fleet that there is.
  if (nodesOf(root.tree, 'service').length > 0) for (const name of topologiesIn(files)) meant.add(name);
  return (name) => named.has(name) || meant.has(name);
}

function topologiesIn(files: ProgramSubject['files']): readonly string[] {
  return [...files.values()].flatMap(({ tree }) => nodesOf(tree, 'topology').map(({ name }) => name.text));
}
