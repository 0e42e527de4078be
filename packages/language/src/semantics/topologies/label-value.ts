/** The value that a label is set to or compared with. */
import type { LabelValue } from '../../program/index.ts';
import type { LabelValue as LabelValueNode } from '../../syntax/tree.ts';
import { quantityMessages } from '../messages/quantities.ts';
import { magnitude, readLiteral } from '../quantities/value.ts';
import { at, type Context } from '../report.ts';
import type { LabelKind } from './labels.ts';

export interface ReadLabel {
  readonly kind: LabelKind;
  /** A word, a number, a share of 1, or milliseconds. */
  readonly value: LabelValue;
  /** As written. */
  readonly text: string;
}

export function readLabelValue(context: Context, node: LabelValueNode | undefined): ReadLabel | undefined {
  if (node === undefined || (node.kind === 'name' && node.missing)) {
    context.report.missing();
    return undefined;
  }
  if (node.kind === 'name') return { kind: 'word', value: node.text, text: node.text };
  const value = readLiteral(context, node);
  if (value === undefined) return undefined;
  if (value.kind === 'amount') {
    const args = { expected: 'A word, a number, a percent or a duration', given: `the amount \`${value.text}\`` };
    context.report.add(quantityMessages.create('wrong-kind', args, at(context, node)));
    return undefined;
  }
  return { kind: value.kind, value: magnitude(value), text: value.text };
}
