/** Which of the names that a file knows it has a use for, as far as the text says: in doubt it has. */
import { nodesOf } from '../../rules/written/nodes.ts';
import { referencesIn } from '../../rules/written/references.ts';
import type { Declaration } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import type { Importable } from './importing.ts';

/** Whether these declarations use something of that name and kind: by its name, or because nothing else can be meant. */
export function uses(
  { files }: Sources,
  declarations: readonly Declaration[],
): (name: string, kind: Importable['kind']) => boolean {
  const tree = { kind: 'file', span: { start: 0, end: 0 }, declarations } as const;
  const named = referencesIn(tree);
  const plans = nodesOf(tree, 'plan');
  return (name, kind) => {
    if (named.has(name)) return true;
    switch (kind) {
      case 'topology':
        return plans.some(({ on }) => on === undefined) || nodesOf(tree, 'service').length > 0;
      case 'model':
        return plans.some(({ using }) => using === undefined);
      case 'audience':
      case 'policy':
        return plans.length > 0;
      case 'health':
        return [...files.values()].some((file) =>
          [...nodesOf(file.tree, 'gate-numbers'), ...nodesOf(file.tree, 'watch-numbers')].some(
            ({ check }) => check.text === name,
          ),
        );
      case 'flag':
      case 'service':
        return false;
    }
  };
}
