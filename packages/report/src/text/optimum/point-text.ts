/** A point of the front in a line: what is set, and what that comes to. */
import type { OptimumReport, ReportedPoint } from './report.ts';
import { amountText, measuredText, textOfValue } from './units.ts';

/** `soak = 12h, n = 3`. */
export function settingText({ axes }: Pick<OptimumReport, 'axes'>, point: ReportedPoint): string {
  return axes.map((axis, index) => `${axis.name} = ${textOfValue(axis, point.values[index] ?? 0)}`).join(', ');
}

export function figuresText({ objectives }: Pick<OptimumReport, 'objectives'>, point: ReportedPoint): string {
  return objectives
    .map(({ unit, name }, index) => {
      const value = point.figures[index]?.value ?? Number.NaN;
      return unit === 'milliseconds' && name === 'duration'
        ? amountText(unit, value)
        : `${name} ${measuredText(unit, value)}`;
    })
    .join(', ');
}
