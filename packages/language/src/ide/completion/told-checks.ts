/** Checks of which the model says how good they are: a plan that asks them needs nothing else to be written. */

import type { Declared } from '../../semantics/names/scopes.ts';
import { itemsOf } from '../../semantics/once.ts';
import type { Health } from '../../syntax/tree.ts';
import { modelItems } from '../names/around.ts';
import { writtenName } from '../names/index.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import { modelsOf } from './models-at.ts';
import type { Place } from './place.ts';

/**
 * As they are written in a `gate`: those of which there are numbers, then those whose metrics can all be read. The model is that of the plan around, or,
 * of a plan that is only begun, the first that it can name.
 */
export function toldGates(place: Place): readonly string[] {
  const all = surroundingsOf(place.sources);
  const models = modelsOf(place);
  const files = new Set([place.file, ...models.map(({ file }) => file)]);
  const healths = [...files].flatMap((file) => all.scopeOf(file).declared.health);
  const items = models.flatMap(({ node }) => modelItems(node));
  const numbered = itemsOf(items, 'gate-numbers').map(({ check }) => check.text);
  const read = new Set(itemsOf(items, 'metric-reads').map(({ metric }) => metric.text));
  const judged = healths.filter((health) => isJudged(health, read)).map(({ node }) => node.name.text);
  const names = new Set([...numbered, ...judged].filter((name) => name !== ''));
  return [...names].map((name) => writtenName(name, 'check'));
}

/** As they are written in a `watch`: those of which the model says how good they are while they watch. */
export function toldWatches(place: Place): readonly string[] {
  const items = modelsOf(place).flatMap(({ node }) => modelItems(node));
  return itemsOf(items, 'watch-numbers').map(({ check }) => writtenName(check.text, 'check'));
}

/** By samples alone; what is compared with a baseline is no matter of a mere gate. */
function isJudged({ node }: Declared<Health>, read: ReadonlySet<string>): boolean {
  const metrics = itemsOf(node.items, 'metric');
  const isCompared = metrics.some(({ items }) => items.some(({ kind }) => kind === 'compare-to-baseline'));
  return metrics.length > 0 && !isCompared && metrics.every(({ name }) => read.has(name.text));
}
