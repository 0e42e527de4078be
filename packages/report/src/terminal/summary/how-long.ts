import type { Estimate, Results } from '@rollout/simulator';
import { durationsByOutcome, isTold } from '../../text/by-outcome.ts';
import { counted } from '../../text/counted.ts';
import { formatDuration } from '../../text/duration.ts';
import { percentWithInterval, timeOf } from '../../text/estimate.ts';
import { everyRun } from '../../text/every-run.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, pad } from '../../text/table.ts';
import { OUTCOMES } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { durationHistogram } from './duration-histogram.ts';

const GAP = '   ';

/** How long it takes: quantiles, the mean, the distribution as a histogram, and the deadline. */
export function howLong(results: Results, style: Style): string[] {
  const { duration, deadline } = results;
  const { colors, columns } = style;
  const { bold, dim } = colors;
  const { p50, p90, p95, mean } = duration;
  const within = deadlineLines(deadline, columns);
  if (duration.max === duration.min) return [`${bold(timeOf(p50, 3))} in ${everyRun(results)}`, ...within];
  const quantiles = [
    ['P50', p50],
    ['P90', p90],
    ['P95', p95],
  ] as const;
  const half = mean.low === null || mean.high === null ? 0 : (mean.high - mean.low) / 2;
  const average = dim(`mean ${timeOf(mean, 3)}${half === 0 ? '' : ` ± ${formatDuration(half * 1000)}`}`);
  const figures = [...quantiles.map(([name, estimate]) => `${name} ${bold(timeOf(estimate, 3))}`), average];
  return [
    ...asManyAsFit(figures, columns),
    ...durationHistogram(duration, style),
    ...byOutcome(results, style),
    ...within,
  ];
}

/** Width of `if rolled back`, and what parts it from its figures. */
const ENDING = 16;

/**
 * Where runs end in several ways: how long those of each take. They may be few, so that each figure has its interval. Beside
 * how they end, or below it where there is no room.
 */
function byOutcome(results: Results, { colors: { bold, dim }, columns }: Style): string[] {
  return durationsByOutcome(results).flatMap(({ outcome, took: { p50, p95, trials } }) => {
    const quantiles = [
      ['P50', p50],
      ['P95', p95],
    ] as const;
    const told = quantiles.filter(([, estimate]) => isTold(estimate));
    const figures = told.map(([name, estimate]) => `${name} ${bold(timeOf(estimate))}${dim(intervalOf(estimate))}`);
    const lines = told.length === 0 ? [`unknown, of ${counted(trials ?? 0, 'trial')}`] : figures;
    const ending = `if ${OUTCOMES[outcome]}`;
    if (lines.some((line) => displayWidth(line) > columns - ENDING)) {
      return [ending, ...asManyAsFit(lines, columns - 2).map((line) => `  ${line}`)];
    }
    return asManyAsFit(lines, columns - ENDING).map(
      (line, index) => `${pad(index === 0 ? ending : '', ENDING, 'left')}${line}`,
    );
  });
}

/** Nothing where the bounds read the same. */
function intervalOf({ low, high }: Estimate): string {
  if (low === null || high === null) return '';
  const [from, to] = [low, high].map((bound) => formatDuration(bound * 1000));
  return from === to ? '' : ` (${from}–${to})`;
}

/** Texts side by side, on as few lines as they take. */
function asManyAsFit(texts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = lines.length === 0 ? text : `${lines.at(-1)}${GAP}${text}`;
    if (lines.length > 0 && displayWidth(longer) > columns) lines.push(text);
    else lines[Math.max(0, lines.length - 1)] = longer;
  }
  return lines;
}

function deadlineLines(deadline: Results['deadline'], columns: number): string[] {
  if (deadline === null) return [];
  const { within, met } = deadline;
  return wrap(`deadline ${formatDuration(within * 1000)}: met in ${percentWithInterval(met)} of runs`, columns);
}
