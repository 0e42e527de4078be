/** A distribution in figures. */
import type { DistributionThere } from '@rollout/language';
import { formatDuration, formatNumber, formatPercent } from '@rollout/report';
import { type Law, lawOf } from '@rollout/simulator';

/** So many units of time, so that figures that lie near each other differ. */
const UNITS = 3;

/** A line of figures in Markdown, by the laws that runs are drawn from: `mean 5m 12s · median 4m · p95 12m · sd 4m 20s`. */
export function distributionText({ distribution, unit }: Pick<DistributionThere, 'distribution' | 'unit'>): string {
  const law = lawOf(distribution);
  const written = writing(unit);
  const sd = Math.sqrt(law.variance);
  const figures: readonly (readonly [string, number])[] = [
    ['mean', law.mean],
    ['median', law.median],
    ['p95', law.quantile(0.95)],
    ['sd', sd],
  ];
  const line = figures.map(([name, value]) => `${name} **${written(value)}**`).join(' · ');
  return `${line}${boundsText(law, written)}`;
}

function boundsText({ least, most }: Law, written: (value: number) => string): string {
  if (least > 0 && Number.isFinite(most)) return `; from ${written(least)} to ${written(most)}`;
  if (Number.isFinite(most)) return `; at most ${written(most)}`;
  return least > 0 ? `; at least ${written(least)}` : '';
}

/** How a value of a unit is written, with the unit. */
function writing(unit: DistributionThere['unit']): (value: number) => string {
  switch (unit) {
    case 'time':
      return (value) => formatDuration(value, UNITS);
    case 'percent':
      return formatPercent;
    case 'number':
      return formatNumber;
    case 'server-hours':
    case 'user-hours':
    case 'requests':
      return (value) => `${formatNumber(value)} ${unit}`;
  }
}
