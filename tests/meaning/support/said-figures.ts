/** Figures as they are written in texts, and as they would be written of what a command has printed. */
import { formatCount, formatDuration, formatNumber, formatPercent, formatPeriod } from '@rollout/report';

/** Percents, durations and counts; of an interval both ends, each with its unit. */
export function figuresIn(text: string): readonly string[] {
  const whole = text.replace(/([\d.]+)–([\d.]+)%/g, '$1%–$2%');
  return whole.match(FIGURE) ?? [];
}

const FIGURE =
  /[\d.]+%|(?<![\w.-])\d[\d.]*(?:w|d|h|m|s|ms)\b(?: \d+(?:h|m|s|ms)\b)*|(?<![\w.,-])[\d,]+(?= (?:servers?|trials?|server-hours|user-hours)(?![\w-]))/g;

/** Every number of it, written in each way. */
export function writtenOf(printed: unknown): ReadonlySet<string> {
  const all = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'number') {
      all.add(formatPercent(value));
      all.add(formatCount(value));
      all.add(formatNumber(value));
      all.add(formatPeriod(value * 1_000));
      for (const units of [1, 2, 3]) all.add(formatDuration(value * 1_000, units));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(printed);
  return all;
}
