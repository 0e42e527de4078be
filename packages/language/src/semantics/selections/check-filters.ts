import type { Filters, Level, Within } from '../../program/index.ts';
import type { Filter } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { itemsOf, once } from '../once.ts';
import { at } from '../report.ts';
import { checkCondition } from './check-condition.ts';
import { checkPer } from './check-level.ts';
import { checkPlaces } from './check-place.ts';
import type { SelectionContext } from './selection-context.ts';

/** What narrows a selection of nodes of a level. */
export function checkFilters(context: SelectionContext, filters: readonly Filter[], level: Level | undefined): Filters {
  const where = once(context, 'A condition (`where`; join conditions by `and`)', itemsOf(filters, 'where'));
  return {
    within: checkWithin(context, filters, level),
    where: where === undefined ? null : (checkCondition(context, where.condition, context.fleet) ?? null),
    except: itemsOf(filters, 'except').flatMap(({ places }) => checkPlaces(context, places).map(({ place }) => place)),
  };
}

function checkWithin(context: SelectionContext, filters: readonly Filter[], level: Level | undefined): Within {
  const [first, ...others] = filters.filter((filter) => filter.kind === 'in-places' || filter.kind === 'in-each');
  for (const other of others) {
    context.report.add(nameMessages.create('said-twice', { what: 'Where to look (`in`)' }, at(context, other)));
  }
  if (first === undefined) return { kind: 'anywhere' };
  switch (first.kind) {
    case 'in-places':
      return { kind: 'places', places: checkPlaces(context, first.places).map(({ place }) => place) };
    case 'in-each': {
      if (first.level === undefined) {
        context.report.missing();
        return { kind: 'anywhere' };
      }
      const each = checkPer(context, first.level, level);
      return each === undefined || each === null ? { kind: 'anywhere' } : { kind: 'each', level: each };
    }
  }
}
