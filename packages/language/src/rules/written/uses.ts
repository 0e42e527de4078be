/** Which declarations of a file, and imports, something in it uses: by their names, or because nothing else can be meant. */
import type { File } from '../../syntax/tree.ts';
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
  // What a model says of a check by a health's name, in whichever file, is said of that health; that it only reads the metrics is no use of it.
  for (const file of files.values()) for (const name of checksWithNumbers(file.tree)) meant.add(name);
  if (nodesOf(root.tree, 'service').length > 0) {
    // Where they run is held against the only fleet that there is.
    const [only, ...others] = topologiesIn(root.tree, files);
    if (only !== undefined && others.length === 0) meant.add(only);
  }
  return (name) => named.has(name) || meant.has(name);
}

/** Names of the checks that models have a block about. */
function checksWithNumbers(tree: File): readonly string[] {
  const gates = nodesOf(tree, 'gate-numbers').map(({ check }) => check.text);
  return [...gates, ...nodesOf(tree, 'watch-numbers').map(({ check }) => check.text)];
}

/** Names of those that the file declares or imports. */
function topologiesIn(tree: File, files: ProgramSubject['files']): readonly string[] {
  const own = nodesOf(tree, 'topology').map(({ name }) => name.text);
  const all = new Set(
    [...files.values()].flatMap((file) => nodesOf(file.tree, 'topology').map(({ name }) => name.text)),
  );
  const imported = nodesOf(tree, 'import').flatMap(({ names }) => names.map(({ text }) => text));
  return [...own, ...imported.filter((name) => all.has(name))];
}
