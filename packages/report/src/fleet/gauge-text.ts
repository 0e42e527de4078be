import { formatCount, formatNumber, formatPercent } from '../text/number.ts';
import type { FilmGauge } from './film.ts';

/** `60,000 of 1,000,000 users`, `25%`, `12.3 server-hours`. */
export function gaugeText({ kind, most, unit }: FilmGauge, value: number): string {
  switch (kind) {
    case 'users':
      return `${formatCount(value)} of ${formatCount(most)} ${unit}`;
    case 'share':
      return formatPercent(value);
    case 'exposure':
      return `${formatNumber(value)} ${unit}`;
  }
}
