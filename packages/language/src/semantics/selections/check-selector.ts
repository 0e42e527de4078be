/** Selectors: some of the fleet. */
import { type Clause, LEVELS, type Level, type Ordering, type Selector } from '../../program/index.ts';
import type { Ordering as OrderingNode, Selection, Selector as SelectorNode } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { expectCount, expectPositiveShareOfServers } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import { checkFilters } from './check-filters.ts';
import { checkLevel } from './check-level.ts';
import { checkPlace } from './check-place.ts';
import type { SelectionContext } from './selection-context.ts';

/** The selector; clauses that are not sound are left out of it, after a report. */
export function checkSelector(context: SelectionContext, node: SelectorNode): Selector {
  if (node.clauses.length === 0) context.report.missing();
  return {
    clauses: node.clauses.flatMap((clause) => checkClause(context, clause) ?? []),
    ordering: checkOrdering(context, node.ordering),
    location: at(context, node),
  };
}

function checkClause(context: SelectionContext, node: Selection): Clause | undefined {
  const location = at(context, node);
  switch (node.kind) {
    case 'place-selection': {
      const checked = checkPlace(context, node.place);
      if (checked === undefined) return undefined;
      const { place } = checked;
      return { kind: 'place', place, within: { kind: 'anywhere' }, where: null, except: [], location };
    }
    case 'count-selection': {
      const level = checkLevel(context, node.level);
      const filters = checkFilters(context, node.filters, node.level?.level);
      const count = expectCount(context, node.count, `The number of ${node.level?.level ?? 'server'}s`);
      if (level === undefined || count === undefined) return undefined;
      return { kind: 'count', count, level, ...filters, location };
    }
    case 'share-selection': {
      const level = checkLevel(context, node.level);
      const filters = checkFilters(context, node.filters, node.level?.level);
      const share = expectPositiveShareOfServers(context, node.share, 'The percent');
      if (level === undefined || share === undefined) return undefined;
      return { kind: 'share', share, level, ...filters, location };
    }
    case 'all-selection':
    case 'remaining-selection': {
      const kind = node.kind === 'all-selection' ? 'all' : 'remaining';
      const filters = checkFilters(context, node.filters, node.level?.level);
      if (node.level === undefined) return { kind, level: null, ...filters, location };
      const level = checkLevel(context, node.level);
      return level === undefined ? undefined : { kind, level, ...filters, location };
    }
  }
}

function checkOrdering(context: SelectionContext, node: OrderingNode | undefined): Ordering {
  if (node === undefined) return { kind: 'declared' };
  if (node.kind === 'ordering') return node.by === 'random' ? { kind: 'random' } : { kind: `${node.by}-first` };
  if (node.over.missing) {
    context.report.missing();
    return { kind: 'declared' };
  }
  const name = node.over.text;
  const location = at(context, node.over);
  const level = levelCalled(name);
  if (level !== undefined && !node.over.quoted) {
    checkLevel(context, { kind: 'level', span: node.over.span, level, plural: name !== level });
    return { kind: 'spread', over: { kind: 'level', level } };
  }
  if (context.fleet !== null && !context.fleet.labels.has(name)) {
    const suggestion = context.report.suggest(name, [...context.fleet.labels.keys(), ...LEVELS]);
    const args = { name, suggestion, fleet: context.fleet.topology.name };
    context.report.add(
      nameMessages.create('unknown-label', args, { ...location, fix: replaceWith(location, suggestion) }),
    );
  }
  return { kind: 'spread', over: { kind: 'label', label: name } };
}

function levelCalled(name: string): Level | undefined {
  return LEVELS.find((level) => name === level || name === `${level}s`);
}
