/** The models, and the bugs in them, that are meant at a place. */
import { itemsOf } from '../../semantics/once.ts';
import type { Bug } from '../../syntax/tree.ts';
import { type Modelling, modelItems, modelsAround, type Site } from '../names/around.ts';
import { surroundingsOf } from '../names/surroundings.ts';
import { declarationAt } from '../names/visible.ts';
import { namesAt } from './names.ts';
import type { Place } from './place.ts';

/** Of the plan around, or of a plan that is only begun: the first that it can name. */
export function modelsOf(place: Place): readonly Modelling[] {
  return around(place, planAt(place) ?? firstOf(place, 'model'));
}

/** Their bugs; of a scenario that is only begun those of the first plan that it can be for. */
export function bugsOf(place: Place): readonly Bug[] {
  const models = around(place, planAt(place) ?? firstOf(place, 'plan') ?? firstOf(place, 'model'));
  const items = models.flatMap(({ node }) => modelItems(node));
  return [...itemsOf(items, 'bug'), ...itemsOf(items, 'at-most-one').flatMap(({ bugs }) => bugs)];
}

function around(place: Place, site: Site | undefined): readonly Modelling[] {
  return site === undefined ? [] : modelsAround(surroundingsOf(place.sources), site);
}

function planAt({ file, offset, isBetween }: Place): Site | undefined {
  const declaration = declarationAt(file, offset);
  return declaration?.kind === 'plan' && !isBetween ? { file, declaration } : undefined;
}

function firstOf(place: Place, kind: 'plan' | 'model'): Site | undefined {
  const location = namesAt(place, kind)[0]?.location;
  const file = location === undefined ? undefined : place.sources.files.get(location.path);
  const declaration = file?.tree.declarations.find(
    (each) => each.kind === kind && each.name.span.start === location?.span.start,
  );
  return file === undefined || declaration === undefined ? undefined : { file, declaration };
}
