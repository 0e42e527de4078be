import type { Estimate, UncertainFigure, UncertainResults } from '@rollout/simulator';
import { formatDuration } from '../../text/duration.ts';
import { formatCount, formatNumber, formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/** What not knowing the model's numbers any better does to each figure. */
export function ofTheModel({ sets, trials, figures }: UncertainResults, { columns }: Style): string[] {
  // What never happens, whatever the numbers are, is not worth a line.
  const told = figures.filter(({ both }) => both.low !== null && both.low !== both.high);
  const how = trials === 0 ? 'each worked out exactly' : `${formatCount(trials)} trials each`;
  return [
    ...told.flatMap((figure) => {
      const [first = '', ...more] = wrap(saying(figure), columns - 2);
      return [first, ...more.map((line) => `  ${line}`)];
    }),
    ...(told.length === 0 ? wrap('the evidence leaves nothing open that shows in the answer', columns) : []),
    ...wrap(`(${formatCount(sets)} sets of numbers, as likely as the evidence for them has it, ${how})`, columns),
  ];
}

function saying({ figure, unit, plain, both, larger, most }: UncertainFigure): string {
  const value = textOf(unit, both.value);
  const sampled = plain.low === plain.high ? '' : `; by sampling alone ${intervalOf(unit, plain)}`;
  return `${figure} ${value} (${intervalOf(unit, both)})${sampled}: ${why(larger, most)}`;
}

function why(larger: UncertainFigure['larger'], most: UncertainFigure['most']): string {
  if (larger === 'sampling') return 'more trials would tell more';
  if (most === null) return 'the model’s numbers are what is uncertain';
  const share = most.share >= HALF ? 'mostly' : 'most of all';
  return `${share} because ${most.number} is known from ${most.evidence} alone`;
}

/** Of the variance. */
const HALF = 0.5;

function intervalOf(unit: UncertainFigure['unit'], { low, high }: Estimate): string {
  return `${textOf(unit, low)} to ${textOf(unit, high)}`;
}

function textOf(unit: UncertainFigure['unit'], value: number | null): string {
  if (value === null) return 'unknown';
  switch (unit) {
    case null:
      return formatPercent(value);
    case 'seconds':
      return formatDuration(value * 1000, 2);
    default:
      return `${formatNumber(value)} ${unit}`;
  }
}
