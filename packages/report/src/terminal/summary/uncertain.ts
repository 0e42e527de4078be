import { canRollBack, type Machine } from '@rollout/compiler';
import type { Estimate, Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { relativeError } from '../../text/estimate.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';
import { type Reached, staysOut } from './bugs.ts';

/** A figure whose interval is wider than this share of it, to either side, is named. */
const LOOSE = 0.1;

/** So many figures are named. */
const NAMED = 4;

/** Which figures are still uncertain, and how many trials would settle them. */
export function uncertain(results: Results, machine: Machine, { narrowed }: Reached, { columns }: Style): string[] {
  const figures: readonly (readonly [string, Estimate])[] = [
    ['the mean duration', results.duration.mean],
    ['P95 of the duration', results.duration.p95],
    ...(canRollBack(machine) ? [['P(rolled back)', results.outcomes.rolledBack] as const] : []),
    // Any plan can be blocked, and few are: that none stopped says nothing.
    ...(results.outcomes.stopped.value === 0 ? [] : [['P(stopped)', results.outcomes.stopped] as const]),
    ...Object.entries(results.bugs).flatMap(([name, bug]): [string, Estimate][] => {
      const escaped: [string, Estimate][] = [
        [`P(${name} escapes)`, bug.escaped],
        ...(staysOut(bug) ? [[`P(${name} is still out)`, bug.out] satisfies [string, Estimate]] : []),
      ];
      // Users come ring by ring, and no number of trials makes that finer.
      return !narrowed.has(name) ? [...escaped, [`P95 of the reach of ${name}`, bug.reach.p95]] : escaped;
    }),
  ];
  const lines = [
    ...(results.complete ? [] : ['Stopped early: the figures are those of the trials that were done.']),
    ...loose(figures, results.trials),
    ...neverSeen(figures, results.trials),
  ];
  const all = lines.length > 0 ? lines : [`every figure above is within ±${formatPercent(LOOSE)}`];
  return all.flatMap((line) => wrap(line, columns - 2).map((each, index) => (index === 0 ? each : `  ${each}`)));
}

function loose(figures: readonly (readonly [string, Estimate])[], trials: number): string[] {
  const errors = figures
    .map(([name, estimate]) => ({ name, error: relativeError(estimate) ?? 0 }))
    .filter(({ error }) => error > LOOSE)
    .sort((a, b) => b.error - a.error);
  const [worst] = errors;
  if (worst === undefined) return [];
  const named = errors.slice(0, NAMED).map(({ name, error }) => `${name} ${plusMinus(error)}`);
  const more = errors.length > NAMED ? ` and ${errors.length - NAMED} more` : '';
  // Intervals narrow with the square root of the trials.
  const needed = roundUp(trials * (worst.error / LOOSE) ** 2);
  return [
    `${named.join(', ')}${more}`,
    `--trials ${underscored(needed)} would bring all within ±${formatPercent(LOOSE)}`,
  ];
}

/** Past 100% the number says nothing. */
function plusMinus(error: number): string {
  return error > 1 ? 'hardly known' : `±${formatPercent(Math.round(error * 100) / 100)}`;
}

function neverSeen(figures: readonly (readonly [string, Estimate])[], trials: number): string[] {
  const never = figures.flatMap(([name, { value, high }]) =>
    value === 0 && high !== null && high > 0 ? [`${name} ≤${formatPercent(high)}`] : [],
  );
  return never.length === 0 ? [] : [`never seen in ${counted(trials, 'trial')}: ${never.join(', ')}`];
}

/** To one significant digit, upwards: 23,456 is 30000. */
function roundUp(count: number): number {
  const magnitude = 10 ** (String(Math.ceil(count)).length - 1);
  return Math.ceil(count / magnitude) * magnitude;
}

/** As it can be typed. */
const underscored = (count: number): string => formatCount(count).replaceAll(',', '_');
