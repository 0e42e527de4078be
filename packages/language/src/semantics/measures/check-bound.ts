/** What a measure is held to: a relation, and a bound of the measure's own kind that some plans meet and others do not. */
import type { Bound, ExposureUnit, Measure, Relation, Share } from '../../program/index.ts';
import type { Bound as BoundNode, Relation as RelationNode } from '../../syntax/tree.ts';
import { expectationMessages } from '../messages/expectations.ts';
import { quantityMessages } from '../messages/quantities.ts';
import {
  bareNumber,
  expectAmount,
  expectDuration,
  expectNumber,
  expectProbability,
  expectShareOfServers,
  readQuantity,
} from '../quantities/expect.ts';
import { describeValue, type Value } from '../quantities/value.ts';
import { at } from '../report.ts';
import { sentenceOf } from '../sentence.ts';
import { replaceText } from '../suggest.ts';
import { type Extent, extentOf, reportIdle } from './idle-bounds.ts';
import type { MeasureScope } from './measure-scope.ts';

export interface Limit {
  readonly relation: Relation;
  readonly bound: Bound;
}

/** undefined, reported, where one of them is not there or does not fit. */
export function checkLimit(
  scope: MeasureScope,
  measure: Measure,
  relationNode: RelationNode | undefined,
  node: BoundNode | undefined,
): Limit | undefined {
  const relation = checkRelation(scope, relationNode);
  if (node === undefined) scope.report.missing();
  const read = node === undefined ? undefined : checkBound(scope, measure, node);
  if (relation === undefined || relationNode === undefined || read === undefined || node === undefined)
    return undefined;
  const span = { start: relationNode.span.start, end: node.span.end };
  if (reportIdle(scope, relation, read, at(scope, { span }))) return undefined;
  return { relation, bound: read.bound };
}

function checkRelation(scope: MeasureScope, node: RelationNode | undefined): Relation | undefined {
  if (node === undefined) {
    scope.report.missing();
    return undefined;
  }
  const { comparator } = node;
  if (comparator !== '==' && comparator !== '!=') return comparator;
  scope.report.add(expectationMessages.create('not-a-bound', { comparator }, at(scope, node)));
  return undefined;
}

/** A bound, and what its measure can be. */
export interface ReadBound {
  readonly bound: Bound;
  readonly amount: number;
  readonly extent: Extent;
}

function checkBound(scope: MeasureScope, measure: Measure, node: BoundNode): ReadBound | undefined {
  if (measure.kind === 'chance') {
    if (refuseServers(scope, node, 'A probability, such as `5%`,', undefined)) return undefined;
    return number(expectProbability(scope, node.quantity), extentOf('chance'));
  }
  const { of } = measure;
  switch (of.kind) {
    case 'duration':
      if (refuseServers(scope, node, 'A duration, such as `30m`,', undefined)) return undefined;
      return number(expectDuration(scope, node.quantity), extentOf('amount'));
    case 'exposure':
      return exposure(scope, of.bug, node);
    case 'reach':
      return reach(scope, node);
    case 'down': {
      const instead = node.quantity.kind === 'percent' ? textOf(scope, node.quantity) : undefined;
      if (refuseServers(scope, node, 'A percent, such as `50%`,', instead)) return undefined;
      const share = expectShareOfServers(scope, node.quantity);
      return number(share === undefined ? undefined : fractionOf(share), extentOf('down'));
    }
  }
}

function number(value: number | undefined, extent: Extent): ReadBound | undefined {
  return value === undefined ? undefined : { bound: { kind: 'number', value }, amount: value, extent };
}

const fractionOf = ({ digits, scale }: Share): number => Number(`${digits}e-${scale}`);

/** In the unit of the bug, or of all of them; where nobody knows that, in the one that is written. */
function exposure(scope: MeasureScope, bug: string | null, node: BoundNode): ReadBound | undefined {
  const unit = unitOf(scope, bug);
  const expected = `An amount of exposure, such as \`200 ${unit ?? 'server-hours'}\`,`;
  if (refuseServers(scope, node, expected, undefined)) return undefined;
  const { quantity } = node;
  if (unit !== undefined && quantity.kind === 'number' && quantity.unit === undefined) {
    refuse(scope, node, expected, `the number \`${quantity.text}\``, `${quantity.text} ${unit}`);
    return undefined;
  }
  const extent = extentOf('amount');
  if (unit !== undefined) {
    const amount = expectAmount(scope, unit, quantity);
    return amount === undefined ? undefined : { bound: { kind: 'exposure', amount, unit }, amount, extent };
  }
  const value = readQuantity(scope, quantity);
  if (value === undefined) return undefined;
  if (value.kind !== 'amount') {
    refuse(scope, node, expected, describeValue(value), undefined);
    return undefined;
  }
  return { bound: { kind: 'exposure', amount: value.amount, unit: value.unit }, amount: value.amount, extent };
}

function unitOf({ bugs }: MeasureScope, bug: string | null): ExposureUnit | undefined {
  if (bug !== null) return bugs?.named.get(bug);
  const [unit] = bugs?.named.values() ?? [];
  return unit;
}

/** `400 servers`, `10% of servers` */
function reach(scope: MeasureScope, node: BoundNode): ReadBound | undefined {
  const { quantity, servers } = node;
  const value = readQuantity(scope, quantity);
  if (value === undefined) return undefined;
  if (servers === undefined || value.kind !== (servers.of ? 'percent' : 'number')) {
    const text = textOf(scope, quantity);
    const given = quantity.kind === 'name' ? `\`${text}\`, which is ${describeValue(value)}` : describeValue(value);
    refuse(scope, node, 'A number or a percent of servers, such as `400 servers`,', given, asServers(value, text));
    return undefined;
  }
  if (servers.of) {
    const share = expectShareOfServers(scope, quantity);
    if (share === undefined) return undefined;
    return { bound: { kind: 'share-of-servers', share }, amount: fractionOf(share), extent: extentOf('share') };
  }
  return number(expectNumber(scope, quantity), extentOf('servers', scope.topology?.servers));
}

function asServers(value: Value, text: string): string | undefined {
  if (value.kind === 'number') return `${text} servers`;
  return value.kind === 'percent' ? `${text} of servers` : undefined;
}

/** True, reported, where servers are written after the bound of something else. */
function refuseServers(
  scope: MeasureScope,
  node: BoundNode,
  expected: string,
  suggestion: string | undefined,
): boolean {
  if (node.servers === undefined) return false;
  refuse(scope, node, expected, `\`${textOf(scope, node)}\``, suggestion);
  return true;
}

function refuse(
  scope: MeasureScope,
  node: BoundNode,
  expected: string,
  given: string,
  suggestion: string | undefined,
): void {
  const location = at(scope, node);
  const finding = { ...location, fix: replaceText(location, suggestion, 'unsafe') };
  const bare = bareNumber(node.quantity, expected);
  scope.report.add(quantityMessages.create('wrong-kind', { expected, given, suggestion, bare }, finding));
}

function textOf({ file }: MeasureScope, { span }: Pick<BoundNode, 'span'>): string {
  return sentenceOf(file.text, span);
}
