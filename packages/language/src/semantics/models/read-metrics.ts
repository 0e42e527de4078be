/** How metrics read, while nothing is wrong and once a bug has shown. */
import type { Distribution as DistributionNode, MetricReads, Moves, Name } from '../../syntax/tree.ts';
import { checkReading, READINGS } from '../distributions/check-reading.ts';
import type { ReadingUnit } from '../distributions/unit.ts';
import { declareMetric } from '../healths/declare-metric.ts';
import { metricsOf } from '../healths/metric-index.ts';
import { healthMessages } from '../messages/healths.ts';
import { nameMessages } from '../messages/names.ts';
import { at } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import type { ModelDraft, Reading } from './draft.ts';
import type { ModelContext } from './model-context.ts';

/** `metric error-rate is …`, by metric. */
export function readReadings(
  context: ModelContext,
  nodes: readonly MetricReads[],
): Pick<ModelDraft, 'readings' | 'unreadable'> {
  const { read, unreadable } = readEach(
    context,
    nodes.map(({ metric, reads, span }) => ({ metric, reads, span })),
    (metric) => `How \`${metric}\` reads`,
  );
  return { readings: read, unreadable };
}

/** `moves error-rate to …`, by metric. */
export function readMoves(context: ModelContext, nodes: readonly Moves[]): ReadonlyMap<string, Reading> {
  return readEach(
    context,
    nodes.map(({ metric, to, span }) => ({ metric, reads: to, span })),
    (metric) => `Where it moves \`${metric}\``,
  ).read;
}

interface Sentence {
  readonly metric: Name;
  readonly reads: DistributionNode | undefined;
  readonly span: Name['span'];
}

function readEach(
  context: ModelContext,
  sentences: readonly Sentence[],
  what: (metric: string) => string,
): { readonly read: ReadonlyMap<string, Reading>; readonly unreadable: ReadonlySet<string> } {
  const read = new Map<string, Reading>();
  const seen = new Set<string>();
  for (const sentence of sentences) {
    const told = metricsOf(context.healths).metrics.get(sentence.metric.text)?.unit;
    const reading = checkReading(context, sentence.reads, told);
    const name = checkMetricName(context, sentence.metric, reading?.unit);
    if (name === undefined) continue;
    if (seen.has(name)) {
      context.report.add(nameMessages.create('said-twice', { what: what(name) }, at(context, sentence)));
      continue;
    }
    seen.add(name);
    if (reading === undefined) continue;
    if (told !== undefined && told !== reading.unit) {
      const args = {
        metric: name,
        is: READINGS[reading.unit],
        expected: READINGS[told],
        where: 'its threshold is one',
      };
      context.report.add(healthMessages.create('reading-kind', args, at(context, sentence.reads ?? sentence)));
      continue;
    }
    read.set(name, { ...reading, location: at(context, sentence.reads ?? sentence) });
  }
  return { read, unreadable: new Set([...seen].filter((name) => !read.has(name))) };
}

/** The name of a metric that some health looks at; `unit` is what it is said to read. */
function checkMetricName(context: ModelContext, node: Name, unit: ReadingUnit | undefined): string | undefined {
  if (node.missing) {
    context.report.missing();
    return undefined;
  }
  const { metrics, complete } = metricsOf(context.healths);
  if (metrics.has(node.text)) return node.text;
  if (!context.allHealths || !complete) {
    context.report.missing();
    return undefined;
  }
  const suggestion = context.report.suggest(node.text, metrics.keys());
  const location = at(context, node);
  const fix = replaceWith(location, suggestion) ?? declareMetric(context.healths, location.path, node.text, unit);
  const finding = { ...location, fix };
  context.report.add(nameMessages.create('unknown-metric', { name: node.text, suggestion }, finding));
  return undefined;
}
