/** A metric: which way is bad, and against what it is held. */
import type { Metric } from '../../program/index.ts';
import type { Metric as MetricNode, Quantity } from '../../syntax/tree.ts';
import type { ReadingUnit } from '../distributions/unit.ts';
import { healthMessages } from '../messages/healths.ts';
import { quantityMessages } from '../messages/quantities.ts';
import { itemsOf, once } from '../once.ts';
import { expectPositiveNumber, type QuantityContext, readQuantity } from '../quantities/expect.ts';
import { describeValue } from '../quantities/value.ts';
import { at } from '../report.ts';

export interface CheckedMetric {
  readonly metric: Metric;
  /** What it reads, as far as its threshold tells. */
  readonly unit: ReadingUnit | undefined;
}

/** Without a threshold it is compared with the baseline; without `bad when` any difference from it is bad. */
export function checkMetric(context: QuantityContext, node: MetricNode): CheckedMetric {
  const { items } = node;
  const badWhen = once(context, 'Which way is bad (`bad when`)', itemsOf(items, 'bad-when'));
  const threshold = once(context, 'The threshold', itemsOf(items, 'threshold'));
  const compared = once(context, '`compare to baseline`', itemsOf(items, 'compare-to-baseline'));
  const weight = once(context, 'The weight', itemsOf(items, 'weight'));
  const critical = once(context, '`critical`', itemsOf(items, 'critical'));
  if (badWhen !== undefined && badWhen.direction === undefined) context.report.missing();
  const bad = badWhen?.direction ?? 'different';
  const name = node.name.text;
  const limit = threshold === undefined ? undefined : readThreshold(context, threshold.value);
  if (threshold !== undefined && compared !== undefined) {
    const related = [{ ...at(context, threshold), message: 'the threshold' }];
    const finding = { ...at(context, compared), related };
    context.report.add(healthMessages.create('threshold-and-baseline', { name }, finding));
  } else if (
    threshold !== undefined &&
    bad === 'different' &&
    (badWhen === undefined || badWhen.direction !== undefined)
  ) {
    const finding = at(context, badWhen ?? threshold);
    context.report.add(healthMessages.create('which-side', { name }, finding));
  }
  const metric: Metric = {
    name,
    doc: node.doc?.text ?? '',
    bad,
    threshold: limit?.value ?? null,
    weight: weight === undefined ? null : (expectPositiveNumber(context, weight.weight, 'A weight') ?? null),
    critical: critical !== undefined,
    query: readQuery(context, node),
    location: at(context, node.name),
  };
  return { metric, unit: limit?.unit };
}

function readThreshold(
  context: QuantityContext,
  node: Quantity | undefined,
): { readonly value: number; readonly unit: ReadingUnit } | undefined {
  const value = readQuantity(context, node);
  if (value === undefined || node === undefined) return undefined;
  switch (value.kind) {
    case 'percent':
      return { value: value.fraction, unit: 'percent' };
    case 'duration':
      return { value: value.milliseconds, unit: 'time' };
    case 'number':
      return { value: value.number, unit: 'number' };
    case 'amount': {
      const expected = 'A percent, a duration or a number, such as `1%`, `300ms` or `0.5`,';
      context.report.add(
        quantityMessages.create('wrong-kind', { expected, given: describeValue(value) }, at(context, node)),
      );
      return undefined;
    }
  }
}

function readQuery(context: QuantityContext, { items }: MetricNode): Metric['query'] {
  const query = once(context, 'The query', itemsOf(items, 'query'));
  if (query === undefined) return null;
  if (query.system.missing || query.text === undefined) {
    context.report.missing();
    return null;
  }
  return { system: query.system.text, text: query.text.text };
}
