import type { Estimate, Results } from '@rollout/simulator';
import { formatPercent } from '../number.ts';
import { relativeError } from './estimate.ts';

/** A figure whose interval is wider than this share of it is named. */
const LOOSE = 0.1;

/** Which figures are still uncertain, and how many trials would settle them. */
export function uncertain(results: Results): string[] {
  const figures: [string, Estimate][] = [
    ['the mean duration', results.duration.mean],
    ['P95 of the duration', results.duration.p95],
    ['P(rolled back)', results.outcomes.rolledBack],
    ['P(stopped)', results.outcomes.stopped],
    ...Object.entries(results.bugs).flatMap(([name, bug]): [string, Estimate][] => [
      [`P(${name} escapes)`, bug.escaped],
      [`P95 of the reach of ${name}`, bug.reach.p95],
    ]),
  ];
  const loose = figures
    .map(([name, estimate]) => ({ name, error: relativeError(estimate) }))
    .filter((figure): figure is { name: string; error: number } => figure.error !== null && figure.error > LOOSE)
    .sort((a, b) => b.error - a.error);
  const never = figures.filter(([, { value, high }]) => value === 0 && high !== null && high > 0).map(([name]) => name);
  const [worst] = loose;
  const lines: string[] = [];
  if (!results.complete) lines.push('stopped before all trials had run; the figures are those of the trials done');
  if (worst !== undefined) {
    // Intervals narrow with the square root of the trials.
    const needed = Math.ceil(results.trials * (worst.error / LOOSE) ** 2);
    const list = loose.slice(0, 4).map(({ name, error }) => `${name} ±${formatPercent(Math.round(error * 100) / 100)}`);
    lines.push(`${list.join(', ')}${loose.length > 4 ? ` and ${loose.length - 4} more` : ''}`);
    lines.push(`--trials ${roundUp(needed)} would bring them within ±${formatPercent(LOOSE)}`);
  }
  if (never.length > 0) lines.push(`never seen in ${results.trials} trials: ${never.join(', ')}`);
  return lines.length > 0 ? lines : [`every figure above is within ±${formatPercent(LOOSE)}`];
}

/** To one significant digit, upwards: 23,456 is 30000. */
function roundUp(count: number): number {
  const magnitude = 10 ** (String(count).length - 1);
  return Math.ceil(count / magnitude) * magnitude;
}
