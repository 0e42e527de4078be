/** A health: the metrics that a check looks at, and what is asked of them. */
import type { Health, Metric } from '../../program/index.ts';
import type { Health as HealthNode, Metric as MetricNode } from '../../syntax/tree.ts';
import type { ReadingUnit } from '../distributions/unit.ts';
import { healthMessages } from '../messages/healths.ts';
import { nameMessages } from '../messages/names.ts';
import { itemsOf, once } from '../once.ts';
import { expectPositiveDuration, expectScore, type QuantityContext } from '../quantities/expect.ts';
import { at, type Context } from '../report.ts';
import { checkMetric } from './check-metric.ts';
import { checkWeights } from './check-weights.ts';
import type { CheckedHealth } from './checked-health.ts';

const EVERY = 60_000;
const PASS = 95;
const MARGINAL = 75;

export function checkHealth(base: Context, node: HealthNode): CheckedHealth {
  const before = base.report.problems();
  const context: QuantityContext = { ...base, params: null };
  const { items } = node;
  const reads = new Map<string, ReadingUnit>();
  const metrics = readMetrics(context, itemsOf(items, 'metric'), reads);
  const location = at(context, node.name);
  const name = node.name.text;
  if (itemsOf(items, 'metric').length === 0)
    context.report.add(healthMessages.create('no-metrics', { name }, location));
  checkWeights(context.report, metrics);
  const every = once(context, 'How often samples are taken (`every`)', itemsOf(items, 'every'));
  const interval =
    every === undefined ? EVERY : expectPositiveDuration(context, every.interval, 'The time between two samples');
  const health: Health = {
    name,
    doc: node.doc?.text ?? '',
    metrics,
    every: interval ?? EVERY,
    ...readScores(context, node),
    location,
  };
  const sound = context.report.problems() === before;
  return { node, health, reads, complete: sound, sound };
}

function readMetrics(
  context: QuantityContext,
  nodes: readonly MetricNode[],
  reads: Map<string, ReadingUnit>,
): readonly Metric[] {
  const metrics = new Map<string, Metric>();
  for (const node of nodes) {
    if (node.name.missing) {
      context.report.missing();
      continue;
    }
    const name = node.name.text;
    const other = metrics.get(name);
    if (other !== undefined) {
      const related = [{ ...other.location, message: 'the other one' }];
      const finding = { ...at(context, node.name), related };
      context.report.add(nameMessages.create('duplicate-name', { what: 'metric', name }, finding));
      continue;
    }
    const { metric, unit } = checkMetric(context, node);
    metrics.set(name, metric);
    if (unit !== undefined) reads.set(name, unit);
  }
  return [...metrics.values()];
}

/** A `pass at` below 75 alone makes nothing marginal. */
function readScores(context: QuantityContext, { items }: HealthNode): Pick<Health, 'pass' | 'marginal'> {
  const passAt = once(context, 'The score that passes', itemsOf(items, 'pass-at'));
  const marginalAt = once(context, 'The score that is marginal', itemsOf(items, 'marginal-at'));
  const pass = passAt === undefined ? PASS : (expectScore(context, passAt.score) ?? PASS);
  const marginal =
    marginalAt === undefined ? Math.min(MARGINAL, pass) : (expectScore(context, marginalAt.score) ?? MARGINAL);
  if (marginalAt !== undefined && marginal > pass) {
    context.report.add(healthMessages.create('marginal-above-pass', { marginal, pass }, at(context, marginalAt)));
  }
  return { pass, marginal };
}
