/** Conditions on labels, evaluated. */
import type { Comparison, Condition, LabelValue } from '../../program/index.ts';

/** Whether a node with these labels (inherited ones included) meets the condition; without the label only `!=` holds. */
export function meetsCondition(condition: Condition, labels: Readonly<Record<string, LabelValue>>): boolean {
  switch (condition.kind) {
    case 'compare': {
      const value = Object.hasOwn(labels, condition.label) ? labels[condition.label] : undefined;
      if (value === undefined) return condition.comparison === '!=';
      return compare(value, condition.comparison, condition.value);
    }
    case 'and':
      return condition.terms.every((term) => meetsCondition(term, labels));
    case 'or':
      return condition.terms.some((term) => meetsCondition(term, labels));
    case 'not':
      return !meetsCondition(condition.term, labels);
  }
}

/** A word and a number are never equal, and neither is before the other. */
function compare(left: LabelValue, comparison: Comparison, right: LabelValue): boolean {
  if (typeof left !== typeof right) return comparison === '!=';
  switch (comparison) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
