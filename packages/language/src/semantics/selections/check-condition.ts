/** Conditions on labels, held against the labels of a fleet. */
import type { Condition } from '../../program/index.ts';
import type { Comparison, Condition as ConditionNode } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { placeMessages } from '../messages/places.ts';
import { at, type Context } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';
import { readLabelValue } from '../topologies/label-value.ts';
import { labelKindName } from '../topologies/labels.ts';

/**
 * The condition; undefined where part of it is lost. With a fleet, its labels must be some node's. `needed`: nothing is
 * selected unless it holds.
 */
export function checkCondition(
  context: Context,
  node: ConditionNode | undefined,
  fleet: CheckedTopology | null,
  needed = true,
): Condition | undefined {
  if (node === undefined) {
    context.report.missing();
    return undefined;
  }
  switch (node.kind) {
    case 'comparison':
      return checkComparison(context, node, fleet, needed);
    case 'not': {
      const term = checkCondition(context, node.operand, fleet, false);
      return term === undefined ? undefined : { kind: 'not', term };
    }
    case 'and':
    case 'or': {
      const needsAll = needed && node.kind === 'and';
      const terms = node.operands.flatMap((operand) => checkCondition(context, operand, fleet, needsAll) ?? []);
      return terms.length === node.operands.length ? { kind: node.kind, terms } : undefined;
    }
  }
}

function checkComparison(
  context: Context,
  node: Comparison,
  fleet: CheckedTopology | null,
  needed: boolean,
): Condition | undefined {
  const value = readLabelValue(context, node.value);
  if (value === undefined || node.operator === undefined || node.label.missing) {
    context.report.missing();
    return undefined;
  }
  const label = node.label.text;
  const comparison = node.operator;
  if (value.kind === 'word' && comparison !== '==' && comparison !== '!=') {
    context.report.add(placeMessages.create('words-have-no-order', { label, comparison }, at(context, node)));
    return undefined;
  }
  const condition: Condition = { kind: 'compare', label, comparison, value: value.value };
  if (fleet === null) return condition;
  const { topology, labels } = fleet;
  const facts = labels.get(label);
  if (facts === undefined) {
    const suggestion = context.report.suggest(label, labels.keys());
    const location = at(context, node.label);
    const finding = { ...location, fix: replaceWith(location, suggestion) };
    context.report.add(
      nameMessages.create('unknown-label', { name: label, suggestion, fleet: topology.name }, finding),
    );
    return undefined;
  }
  if (facts.kind !== value.kind) {
    const args = { label, is: labelKindName(facts.kind), given: `\`${value.text}\`, ${labelKindName(value.kind)}` };
    const related = [{ ...facts.location, message: `here it is ${labelKindName(facts.kind)}` }];
    context.report.add(placeMessages.create('label-comparison', args, { ...at(context, node), related }));
    return undefined;
  }
  if (typeof value.value === 'string' && !facts.words.has(value.value)) {
    const suggestion = context.report.suggest(value.value, facts.words);
    const location = at(context, node.value ?? node);
    const args = { name: value.value, suggestion, fleet: topology.name, label };
    const finding = { ...location, fix: replaceWith(location, suggestion) };
    // Where it has to hold, the selection would be empty: that is the same mistake.
    const code = needed && comparison === '==' ? 'label-never-equal' : 'unknown-label-value';
    context.report.add(nameMessages.create(code, args, finding));
  }
  return condition;
}
