import type { FigureSensitivity } from '@rollout/simulator';
import { formatDuration } from './duration.ts';
import { formatNumber, formatPercent } from './number.ts';

/** A figure of a study as it is told where its unit stands beside it; one without a unit is a share. */
export function studyFigure(unit: FigureSensitivity['unit'], value: number): string {
  switch (unit) {
    case null:
      return formatPercent(value);
    case 'seconds':
      return formatDuration(value * 1000, 3);
    default:
      return formatNumber(value);
  }
}
