import type { Distribution, ExposureUnit } from '@rollout/language';
import { lawOf } from '@rollout/simulator';
import { formatDuration } from '../../../../text/duration.ts';
import { formatNumber } from '../../../../text/number.ts';

/** A distribution of times in words: `lognormal: half within 4m, 95% within 12m`. */
export function timeLaw(law: Distribution): string {
  return lawText(law, (milliseconds) => (milliseconds === 0 ? 'no time' : formatDuration(milliseconds)));
}

/** Of amounts of exposure. */
export function amountLaw(law: Distribution, unit: ExposureUnit): string {
  return `${lawText(law, formatNumber)} ${unit}`;
}

/** Of what a metric reads, in its own unit. */
export function readingLaw(law: Distribution): string {
  return lawText(law, formatNumber);
}

function lawText(law: Distribution, format: (value: number) => string): string {
  if (law.kind === 'fixed') return format(law.value);
  const { median, quantile } = lawOf(law);
  return `${familyText(law, format)}: half within ${format(median)}, 95% within ${format(quantile(0.95))}`;
}

function familyText(law: Exclude<Distribution, { readonly kind: 'fixed' }>, format: (value: number) => string): string {
  switch (law.kind) {
    case 'uniform':
      return `evenly from ${format(law.low)} to ${format(law.high)}`;
    case 'triangular':
      return `triangular from ${format(law.low)} over ${format(law.mode)} to ${format(law.high)}`;
    case 'exponential':
      return `exponential, mean ${format(law.mean)}`;
    case 'normal':
      return `normal, mean ${format(law.mean)}, sd ${format(law.sd)}`;
    case 'lognormal':
    case 'weibull':
    case 'gamma':
      return law.kind;
    case 'erlang':
      return `Erlang of ${law.k}, mean ${format(law.mean)}`;
    case 'empirical':
      return `${law.values.length} measured values`;
    case 'mix':
      return `a mixture of ${law.parts.length}`;
    default:
      return law satisfies never;
  }
}
