import type { Health, Metric, Tree } from '@rollout/language';
import type { MetricSamples } from '@rollout/simulator';
import { formatNumber, formatPercent } from '../../text/number.ts';
import { printableText } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/**
 * Where a threshold is written as a percent, a share of 1, and the samples look as if they were in percent points: a hint, for nobody can tell a
 * cpu of 85% from one of 85 times as much as there is. `declarations`: those of the file that the health stands in.
 */
export function percentHints(
  health: Health,
  samples: ReadonlyMap<string, MetricSamples>,
  declarations: readonly Tree.Declaration[],
  { colors: { bold, cyan }, columns }: Style,
): string {
  return health.metrics
    .flatMap((metric) => {
      const { threshold } = metric;
      const mean = meanOf(samples.get(metric.name)?.canary ?? []);
      if (threshold === null || !(mean > 1 && mean < Infinity) || !isPercent(metric, health, declarations)) return [];
      const name = printableText(metric.name);
      const text = `the threshold of ${name} is ${formatPercent(threshold)}, which is ${formatNumber(threshold)}, but its samples are ${formatNumber(mean)} on average. If they are in percent, write them with a sign (${formatNumber(mean)}%) or as shares (${formatNumber(mean / 100)}).`;
      const [first = '', ...rest] = wrap(text, columns - 'hint: '.length);
      return [`${cyan(bold('hint'))}: ${first}`, ...rest.map((line) => `  ${line}`)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Over what is no gap; NaN where there is nothing else. */
function meanOf(samples: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? Number.NaN;
    if (!Number.isFinite(sample)) continue;
    sum += sample;
    count += 1;
  }
  return sum / count;
}

/** Whether its threshold is written so: what it says is the same number either way. */
function isPercent({ name }: Metric, health: Health, declarations: readonly Tree.Declaration[]): boolean {
  return declarations.some(
    (declaration) =>
      declaration.kind === 'health' &&
      declaration.name.text === health.name &&
      declaration.items.some(
        (item) =>
          item.kind === 'metric' &&
          item.name.text === name &&
          item.items.some((part) => part.kind === 'threshold' && part.value?.kind === 'percent'),
      ),
  );
}
