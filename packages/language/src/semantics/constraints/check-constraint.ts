/** Constraints of a fleet, a plan or a stage. */
import type { Constraint, ExclusiveSets, Level } from '../../program/index.ts';
import type {
  Constraint as ConstraintNode,
  Exclusive,
  ExclusiveGroups,
  ExclusivePlaces,
  Place as PlaceNode,
} from '../../syntax/tree.ts';
import { checkFreeze, checkWindow } from '../calendar/check-window.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { expectCount, expectDuration } from '../quantities/expect.ts';
import { PERIODS } from '../quantities/periods.ts';
import { at } from '../report.ts';
import { checkLevel, checkPer } from '../selections/check-level.ts';
import { checkPlaces } from '../selections/check-place.ts';
import type { CheckedPlace } from '../selections/checked-place.ts';
import { checkFixedSelector } from '../selections/fixed-selector.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { sentenceOf } from '../sentence.ts';
import { checkApart } from './check-apart.ts';
import { checkMaxDown, checkMaxSurge } from './check-limits.ts';
import type { OrderedPlaces } from './ordered-places.ts';

/** Sentences that stand among constraints but are something else in a program. */
export type PlainConstraint = Exclude<ConstraintNode, { readonly kind: 'deadline' | 'horizon' | 'watch' }>;

const PLAIN: readonly string[] = [
  'max-down',
  'max-surge',
  'exclusive',
  'order',
  'max-parallel',
  'max-rate',
  'window',
  'freeze',
] satisfies readonly PlainConstraint['kind'][];

export function isPlainConstraint(node: { readonly kind: string }): node is PlainConstraint {
  return PLAIN.includes(node.kind);
}

/** The constraint, and for `order` the places with what they stand for; undefined, reported, where it is not sound. */
export interface CheckedConstraint {
  readonly constraint: Constraint;
  readonly order: OrderedPlaces | null;
}

type WithoutBase<T> = T extends Constraint ? Omit<T, 'location' | 'text' | 'within'> : never;

export function checkConstraint(context: SelectionContext, node: PlainConstraint): CheckedConstraint | undefined {
  const base = {
    text: sentenceOf(context.file.text, node.span),
    within: context.within,
    location: at(context, node),
  };
  switch (node.kind) {
    case 'max-down': {
      const body = checkMaxDown(context, node);
      return body === undefined ? undefined : { constraint: { ...body, ...base }, order: null };
    }
    case 'exclusive': {
      const body = checkExclusive(context, node);
      return body === undefined ? undefined : { constraint: { ...body, ...base }, order: null };
    }
    case 'order': {
      const per = checkPer(context, node.per, undefined);
      const places = checkPlaceList(context, node.places);
      if (per === undefined || places === undefined) return undefined;
      const constraint: Constraint = { kind: 'order', places: places.map(({ place }) => place), per, ...base };
      return { constraint, order: { places, per, within: context.within } };
    }
    case 'max-parallel': {
      const level = checkLevel(context, node.level);
      const per = checkPer(context, node.per, node.level?.level);
      const count = expectCount(context, node.count, 'The number of units');
      if (level === undefined || per === undefined || count === undefined) return undefined;
      return { constraint: { kind: 'maxParallel', count, level, per, ...base }, order: null };
    }
    case 'max-rate': {
      const servers = expectCount(context, node.count, 'The number of servers');
      if (node.per === undefined) context.report.missing();
      const inside = context.within?.at(-1);
      if (inside !== undefined) {
        context.report.add(topologyMessages.create('rate-of-node', { node: inside }, base.location));
        return undefined;
      }
      if (servers === undefined || node.per === undefined) return undefined;
      return { constraint: { kind: 'maxRate', servers, period: PERIODS[node.per.period], ...base }, order: null };
    }
    case 'max-surge': {
      const body = checkMaxSurge(context, node);
      return body === undefined ? undefined : { constraint: { ...body, ...base }, order: null };
    }
    case 'window': {
      const body = checkWindow(context, node);
      return body === undefined ? undefined : { constraint: { ...body, ...base }, order: null };
    }
    case 'freeze': {
      const body = checkFreeze(context, node);
      return body === undefined ? undefined : { constraint: { ...body, ...base }, order: null };
    }
  }
}

function checkExclusive(
  context: SelectionContext,
  node: Exclusive,
): WithoutBase<Extract<Constraint, { kind: 'exclusive' }>> | undefined {
  const sets = checkExclusiveSets(context, node);
  const apart = node.apart === undefined ? 0 : expectDuration(context, node.apart);
  return sets === undefined || apart === undefined ? undefined : { kind: 'exclusive', sets, apart };
}

function checkExclusiveSets(context: SelectionContext, { among }: Exclusive): ExclusiveSets | undefined {
  switch (among?.kind) {
    case undefined:
      context.report.missing();
      return undefined;
    case 'exclusive-level': {
      const level: Level | undefined = checkLevel(context, among.level);
      const per = checkPer(context, among.per, among.level.level);
      return level === undefined || per === undefined ? undefined : { kind: 'level', level, per };
    }
    case 'exclusive-places':
    case 'exclusive-groups':
      return checkExcluded(context, among);
  }
}

/** Places, or groups, of which no two overlap or go together; undefined, reported, where they do not exclude each other. */
export function checkExcluded(
  context: SelectionContext,
  among: ExclusivePlaces | ExclusiveGroups,
): Exclude<ExclusiveSets, { readonly kind: 'level' }> | undefined {
  switch (among.kind) {
    case 'exclusive-places': {
      const places = checkPlaceList(context, among.places);
      if (places === undefined || !checkApart(context.report, places)) return undefined;
      return { kind: 'places', places: places.map(({ place }) => place) };
    }
    case 'exclusive-groups': {
      if (among.groups.length < 2) context.report.missing();
      return { kind: 'selectors', selectors: among.groups.map((group) => checkFixedSelector(context, group)) };
    }
  }
}

/** At least two places, all of them sound. */
function checkPlaceList(context: SelectionContext, nodes: readonly PlaceNode[]): readonly CheckedPlace[] | undefined {
  const places = checkPlaces(context, nodes);
  if (nodes.length < 2) context.report.missing();
  return places.length === nodes.length && nodes.length >= 2 ? places : undefined;
}
