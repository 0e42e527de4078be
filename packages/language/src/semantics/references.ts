/** The other files that a file refers to. */
import type { Distribution, File, StringLiteral } from '../syntax/tree.ts';
import { fileOfEmpirical } from './distributions/check-empirical.ts';

/** What its imports name, as written: each with its place. */
export function importsOf(tree: File): readonly StringLiteral[] {
  return tree.declarations.flatMap((node) => (node.kind === 'import' && node.from !== undefined ? [node.from] : []));
}

/** The tables that it names, as written: of fleets, of loads, and of measured values. */
export function assetsOf(tree: File): readonly StringLiteral[] {
  const known = assets.get(tree);
  if (known !== undefined) return known;
  const found = findAssets(tree);
  assets.set(tree, found);
  return found;
}

/** Files are read again far more often than they change, and finding these takes a walk through all of the tree. */
const assets = new WeakMap<File, readonly StringLiteral[]>();

function findAssets(tree: File): readonly StringLiteral[] {
  const found: StringLiteral[] = [];
  for (const node of tree.declarations) {
    if (node.kind === 'topology' && node.source?.kind === 'topology-table' && node.source.path !== undefined) {
      found.push(node.source.path);
    }
    if (node.kind === 'service') {
      found.push(...node.items.flatMap((item) => (item.kind === 'load' && item.from !== undefined ? [item.from] : [])));
    }
    if (node.kind === 'model' || node.kind === 'plan' || node.kind === 'scenario') collectTables(node, found);
  }
  return found;
}

/** Distributions stand in many sentences; wherever one is, it is a node of its own. */
function collectTables(value: unknown, found: StringLiteral[]): void {
  if (Array.isArray(value)) {
    for (const member of value) collectTables(member, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isCall(value)) {
    const file = fileOfEmpirical(value);
    if (file !== undefined) found.push(file);
  }
  for (const member of Object.values(value)) collectTables(member, found);
}

function isCall(value: object): value is Extract<Distribution, { readonly kind: 'distribution' }> {
  return 'kind' in value && value.kind === 'distribution';
}
