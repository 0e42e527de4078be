/** Checks of which the model says how good they are: a plan that asks them needs nothing else to be written. */

import type { Declared } from '../../semantics/names/scopes.ts';
import { itemsOf } from '../../semantics/once.ts';
import type { Health } from '../../syntax/tree.ts';
import { type Modelling, modelItems, modelsAround, type Site } from '../names/around.ts';
import { writtenName } from '../names/index.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import { declarationAt } from '../names/visible.ts';
import { namesAt } from './names.ts';
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

/** Of the plan around, or of a plan that is only begun. */
export function modelsOf(place: Place): readonly Modelling[] {
  const site = siteOf(place);
  return site === undefined ? [] : modelsAround(surroundingsOf(place.sources), site);
}

function siteOf(place: Place): Site | undefined {
  const { sources, file, offset } = place;
  const around = declarationAt(file, offset);
  if (around?.kind === 'plan' && !place.isBetween) return { file, declaration: around };
  const location = namesAt(place, 'model')[0]?.location;
  const found = location === undefined ? undefined : sources.files.get(location.path);
  const declaration = found?.tree.declarations.find(
    (each) => each.kind === 'model' && each.name.span.start === location?.span.start,
  );
  return found === undefined || declaration === undefined ? undefined : { file: found, declaration };
}

/** By samples alone; what is compared with a baseline is no matter of a mere gate. */
function isJudged({ node }: Declared<Health>, read: ReadonlySet<string>): boolean {
  const metrics = itemsOf(node.items, 'metric');
  const isCompared = metrics.some(({ items }) => items.some(({ kind }) => kind === 'compare-to-baseline'));
  return metrics.length > 0 && !isCompared && metrics.every(({ name }) => read.has(name.text));
}
