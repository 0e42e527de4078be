/** The metrics of the healths that a model can see. */
import type { ReadingUnit } from '../distributions/unit.ts';
import type { Healths } from './checked-health.ts';

export interface MetricIndex {
  /** By the metric's name. */
  readonly metrics: ReadonlyMap<string, IndexedMetric>;
  /** All that was written of them could be read. */
  readonly complete: boolean;
}

export interface IndexedMetric {
  /** What a threshold says that it reads. */
  readonly unit: ReadingUnit | undefined;
  /** Names of the healths that look at it. */
  readonly healths: readonly string[];
}

const indexes = new WeakMap<Healths, MetricIndex>();

/** Made once for each set of healths. */
export function metricsOf(healths: Healths): MetricIndex {
  const known = indexes.get(healths);
  if (known !== undefined) return known;
  const metrics = new Map<string, { unit: ReadingUnit | undefined; healths: string[] }>();
  for (const [health, checked] of healths) {
    for (const { name } of checked.health.metrics) {
      const metric = metrics.get(name) ?? { unit: undefined, healths: [] };
      metric.unit ??= checked.reads.get(name);
      metric.healths.push(health);
      metrics.set(name, metric);
    }
  }
  const made = { metrics, complete: [...healths.values()].every(({ complete }) => complete) };
  indexes.set(healths, made);
  return made;
}

/** Names of the healths that look at one of these metrics, each once. */
export function healthsLookingAt(healths: Healths, metrics: Iterable<string>): ReadonlySet<string> {
  const index = metricsOf(healths).metrics;
  return new Set([...metrics].flatMap((metric) => index.get(metric)?.healths ?? []));
}
