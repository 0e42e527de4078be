/** Constraints of a fleet, a plan or a stage. */
import type { Amount, Constraint, ExclusiveSets, Level } from '../../program/index.ts';
import type {
  Amount as AmountNode,
  Constraint as ConstraintNode,
  Exclusive,
  MaxDown,
  Place as PlaceNode,
} from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { expectCount, expectDuration, expectShareOfServers, readQuantity } from '../quantities/expect.ts';
import { PERIODS } from '../quantities/periods.ts';
import { at } from '../report.ts';
import { checkLevel, checkPer } from '../selections/check-level.ts';
import { checkPlaces } from '../selections/check-place.ts';
import { checkSelector } from '../selections/check-selector.ts';
import type { CheckedPlace } from '../selections/checked-place.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { sentenceOf } from '../sentence.ts';
import { checkApart } from './check-apart.ts';
import type { OrderedPlaces } from './ordered-places.ts';

/** Sentences that stand among constraints but are something else in a program. */
export type PlainConstraint = Exclude<ConstraintNode, { readonly kind: 'deadline' | 'horizon' | 'watch' }>;

export function isPlainConstraint(node: { readonly kind: string }): node is PlainConstraint {
  return ['max-down', 'exclusive', 'order', 'max-parallel', 'max-rate'].includes(node.kind);
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
      if (servers === undefined || node.per === undefined) return undefined;
      return { constraint: { kind: 'maxRate', servers, period: PERIODS[node.per.period], ...base }, order: null };
    }
    case 'max-surge':
    case 'window':
    case 'freeze':
      return undefined;
  }
}

function checkMaxDown(
  context: SelectionContext,
  node: MaxDown,
): WithoutBase<Extract<Constraint, { kind: 'maxDown' }>> | undefined {
  const amount = checkAmount(context, node.limit);
  const rollback = node.inRollback === undefined ? null : checkAmount(context, node.inRollback);
  const per = checkPer(context, node.per, node.limit?.level?.level);
  if (amount === undefined || rollback === undefined || per === undefined) return undefined;
  return { kind: 'maxDown', amount, per, rollback, rounded: 'down' };
}

function checkAmount(context: SelectionContext, node: AmountNode | undefined): Amount | undefined {
  if (node === undefined) {
    context.report.missing();
    return undefined;
  }
  if (node.level !== undefined) {
    const level = checkLevel(context, node.level);
    const count = expectCount(context, node.quantity, `The number of ${node.level.level}s`, 0);
    return level === undefined || count === undefined ? undefined : { kind: 'count', count, level };
  }
  const value = readQuantity(context, node.quantity);
  if (value?.kind === 'number') {
    const args = { count: value.number };
    context.report.add(planMessages.create('amount-without-level', args, at(context, node)));
    return undefined;
  }
  if (value === undefined) return undefined;
  const share = expectShareOfServers(context, node.quantity);
  return share === undefined ? undefined : { kind: 'share', share };
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
    case 'exclusive-places': {
      const places = checkPlaceList(context, among.places);
      if (places === undefined || !checkApart(context.report, places)) return undefined;
      return { kind: 'places', places: places.map(({ place }) => place) };
    }
    case 'exclusive-groups': {
      if (among.groups.length < 2) context.report.missing();
      return { kind: 'selectors', selectors: among.groups.map((group) => checkSelector(context, group)) };
    }
  }
}

/** At least two places, all of them sound. */
function checkPlaceList(context: SelectionContext, nodes: readonly PlaceNode[]): readonly CheckedPlace[] | undefined {
  const places = checkPlaces(context, nodes);
  if (nodes.length < 2) context.report.missing();
  return places.length === nodes.length && nodes.length >= 2 ? places : undefined;
}
