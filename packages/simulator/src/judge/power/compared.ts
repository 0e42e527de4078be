/** How often a metric passes that is compared with a baseline. */
import type { Law } from '../../distributions/index.ts';
import { type DrawKey, streamOf } from '../../random/key.ts';
import { TOLERANCE } from '../compare-metric.ts';
import type { BadWhen } from '../health.ts';
import { SHIFT_TOLERANCE } from '../shift.ts';
import { deviation } from '../standardised.ts';
import { reaches } from './beyond.ts';
import { CRITICAL, passesAgainst } from './decide.ts';
import { lazily } from './lazily.ts';
import { type SideChances, sideChances } from './normal-theory.ts';
import { type Sampler, samplerOf } from './sampler.ts';
import { mapRows, type Rows, rowOf, sortRows, uniformRows } from './uniform-rows.ts';

/** Above so many samples the normal law of the rank sum is as good as draws, where it can be relied on. */
const MOST_DRAWN = 128;
/**
 * With more samples draws are fewer, so that for each draw that is asked for no more values than this are drawn for a side;
 * but never fewer than so many, or as many as are asked for.
 */
const MOST_VALUES = 128;
const LEAST_DRAWS = 100;
/** More samples than this count as so many, where they are drawn. */
const MOST_SAMPLES = 10_000;

/** `entity` names the metric, and its draws with it; `draws` judgements of so many samples on each side, at least two. */
export interface ComparedSpec {
  readonly key: DrawKey;
  readonly entity: string;
  readonly bad: BadWhen;
  /** What it reads on the baseline. */
  readonly healthy: Law;
  readonly samples: number;
  readonly draws: number;
}

/** The chance that it passes, by what it reads on the canary. */
export function comparedChance(spec: ComparedSpec): (law: Law) => number {
  const { key, entity, bad, healthy } = spec;
  const samples = Math.min(spec.samples, MOST_SAMPLES);
  const draws = Math.min(spec.draws, Math.max(LEAST_DRAWS, Math.floor((MOST_VALUES * spec.draws) / samples)));
  const sorted = (side: string) => {
    const rows = uniformRows(streamOf(key, entity, side), draws, samples);
    sortRows(rows);
    return rows;
  };
  const canary = lazily(() => sorted('canary'));
  const baseline = lazily(() => sorted('baseline'));
  const sampler = lazily(() => samplerOf(healthy));
  const values = lazily(() => mapRows(baseline(), sampler()));
  return (law) => {
    const chances = spec.samples > MOST_DRAWN ? sideChances(law, healthy, spec.samples, CRITICAL, TOLERANCE) : null;
    if (chances !== null) return besides(bad, chances);
    if (law === healthy && ranksDecide(healthy, samples)) return shareAlike(bad, canary(), baseline(), sampler());
    const smooth = isSmooth(law) && isSmooth(healthy);
    return shareCompared(bad, mapRows(canary(), samplerOf(law)), values(), smooth);
  };
}

/** What the sides that are bad leave of 1. */
function besides(bad: BadWhen, { high, low }: SideChances): number {
  return 1 - (bad === 'lower' ? 0 : high) - (bad === 'higher' ? 0 : low);
}

const isSmooth = (law: Law) => law.atoms.length === 0;

/** The share of rows of the canary that pass against those of the baseline. */
function shareCompared(bad: BadWhen, canary: Rows, baseline: Rows, smooth: boolean): number {
  let passed = 0;
  for (let r = 0; r < canary.rows; r++) {
    if (passesAgainst(bad, rowOf(canary, r), rowOf(baseline, r), smooth)) passed++;
  }
  return passed / canary.rows;
}

/**
 * The same where both sides read alike: the ranks are those of the uniforms, and only rows whose rank sum stands out at a shift
 * of 0 have to be looked at as values.
 */
function shareAlike(bad: BadWhen, canary: Rows, baseline: Rows, sampler: Sampler): number {
  const n = canary.columns;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const least = 0.999 * CRITICAL * deviation(n, n, 0); // equal uniforms, if there are any, change the deviation by less
  let passed = 0;
  for (let r = 0; r < canary.rows; r++) {
    const excess = pairsAbove(rowOf(canary, r), rowOf(baseline, r)) - (n * n) / 2;
    const standsOut = (bad !== 'lower' && excess - 0.5 > least) || (bad !== 'higher' && excess + 0.5 < -least);
    if (standsOut) {
      sampler(rowOf(canary, r), x);
      sampler(rowOf(baseline, r), y);
    }
    if (!standsOut || passesAgainst(bad, x, y, true)) passed++;
  }
  return passed / canary.rows;
}

/**
 * Whether a rank sum that does not stand out at a shift of 0 settles that the metric passes. It does unless the interval could be
 * found beyond its bound for the tolerance of a root alone: then the estimate would be within five tolerances of 0, and more
 * pairs of values would have to be so near to each other than can be expected, by far.
 */
function ranksDecide(law: Law, samples: number): boolean {
  if (!isSmooth(law) || !reaches(samples, samples, CRITICAL)) return false;
  const near = 5 * SHIFT_TOLERANCE;
  const points = 64;
  let chance = 0;
  for (let i = 0; i < points; i++) {
    const value = law.quantile((i + 0.5) / points);
    chance += (law.cdf(value + near) - law.cdf(value - near)) / points;
  }
  return 20 * samples * samples * chance < CRITICAL * deviation(samples, samples, 0);
}

/** Pairs of two sorted rows of which the first is above, equal ones counted half. */
function pairsAbove(x: Float64Array, y: Float64Array): number {
  let above = 0;
  let below = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number; // i is below the length
    while (below < y.length && (y[below] as number) < value) below++; // as above
    above += below;
    for (let j = below; j < y.length && y[j] === value; j++) above += 0.5;
  }
  return above;
}
