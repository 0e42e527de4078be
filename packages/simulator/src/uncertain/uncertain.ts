/**
 * A plan's figures with all that is not known about the model's numbers: sets of numbers are drawn from what their evidence leaves open, and the plan is worked out, or simulated under
 * the same luck, with each of them.
 */
import { layoutOf, type Machine } from '@rollout/compiler';
import { chainFigures } from '../chain/index.ts';
import { square } from '../math/square.ts';
import { drawKey } from '../random/index.ts';
import type { Estimate, Results } from '../results/results.ts';
import { DEFAULT_CONFIDENCE, DEFAULT_SEED, exactResults, simulate } from '../study/index.ts';
import { drawingNumbers } from './drawn-numbers.ts';
import { evidenceName, evidenceText } from './evidence-name.ts';
import { type HeadFigure, headFigures } from './head-figures.ts';
import type { UncertainFigure, UncertainResults } from './uncertain-results.ts';

/** Sets of numbers, where each takes trials; more where each has few runs. */
const SETS = 200;
const MOST_SETS = 1_000;
/** Runs that all sets together may have, so that they are worked out exactly. */
const MOST_RUNS_OF_ALL = 2_000_000;
/** Trials of each set. All meet the same luck, so that what differs between sets is little disturbed by it. */
const TRIALS = 1_000;

export interface Uncertain {
  readonly machine: Machine;
  readonly plain: Results;
  readonly seed: string;
  readonly confidence: number;
  readonly sets: number;
  /** Of each set; 0: exactly. */
  readonly trials: number;
  readonly heads: readonly HeadFigure[];
  readonly draw: ReturnType<typeof drawingNumbers>;
  /** What the sets that are done gave, figure by figure; NaN where one says nothing. */
  readonly values: number[][];
  /** And what their numbers were, by pieces of evidence. */
  readonly drawn: (readonly number[])[];
  /** What trials say of the numbers as they are, under the luck that all sets meet; null: nobody has asked. */
  base: readonly number[] | null;
}

/** Makes it ready; nothing has run yet. `plain`: the results of the machine as it is, by whatever method. null: the model gives no evidence, so that nothing is uncertain. */
export function openUncertain(
  machine: Machine,
  plain: Results,
  { seed, confidence }: { readonly seed?: string; readonly confidence?: number } = {},
): Uncertain | null {
  if ((machine.numbers.evidence ?? []).length === 0) return null;
  const runs = plain.method === 'exact' ? Math.max(1, plain.trials) : Infinity;
  const isExact = runs * SETS <= MOST_RUNS_OF_ALL;
  const key = drawKey(seed ?? DEFAULT_SEED);
  return {
    machine: { ...machine, expectations: [] },
    plain,
    seed: seed ?? DEFAULT_SEED,
    confidence: confidence ?? DEFAULT_CONFIDENCE,
    sets: isExact ? Math.min(MOST_SETS, Math.floor(MOST_RUNS_OF_ALL / runs)) : SETS,
    trials: isExact ? 0 : TRIALS,
    heads: headFigures(machine),
    draw: drawingNumbers(machine.numbers, key),
    values: [],
    drawn: [],
    base: null,
  };
}

/** Works out so many more sets at most, and returns whether there is more to do. */
export function advanceUncertain(uncertain: Uncertain, atMost: number): boolean {
  const { machine, sets, values, drawn, draw } = uncertain;
  const end = Math.min(sets, values.length + atMost);
  while (values.length < end) {
    const set = draw(values.length);
    values.push(valuesWith({ ...machine, numbers: set.numbers }, uncertain));
    drawn.push(set.drawn);
  }
  return values.length < sets;
}

function valuesWith(machine: Machine, uncertain: Uncertain): number[] {
  const { trials, seed, confidence, heads, plain } = uncertain;
  const exact = trials === 0 ? exactResults(machine, { seed, confidence }) : null;
  if (exact?.kind === 'exact') return heads.map(({ of }) => toldBy(of(exact.results)));
  const simulated = simulatedValues(machine, uncertain);
  uncertain.base ??= simulatedValues(uncertain.machine, uncertain);
  const { base } = uncertain;
  const layout = layoutOf(machine);
  return heads.map(({ measure, scale, of }, index) => {
    // Quantiles of random times would take a chain's whole distribution, for each set.
    const isQuantile = measure.kind === 'statistic' && measure.statistic.kind === 'quantile';
    const solved = isQuantile || layout.kind !== 'layout' ? null : chainFigures(machine, layout, [measure]);
    const known = solved?.kind === 'exact' ? (solved.values[0] ?? Number.NaN) / scale : Number.NaN;
    if (Number.isFinite(known)) return known;
    // What the luck of these few trials does to it, it does to the numbers as they are as well.
    const disturbed = toldBy(of(plain)) - (base[index] ?? Number.NaN);
    return (simulated[index] ?? Number.NaN) + (Number.isFinite(disturbed) ? disturbed : 0);
  });
}

function simulatedValues(machine: Machine, { seed, confidence, heads }: Uncertain): number[] {
  const results = simulate(machine, { trials: TRIALS, seed, confidence });
  return heads.map(({ of }) => toldBy(of(results)));
}

const toldBy = ({ value }: Estimate): number => value ?? Number.NaN;

/** What the sets done so far say. */
export function resultsOfUncertain(uncertain: Uncertain): UncertainResults {
  const { values, trials, heads } = uncertain;
  const figures = heads.map((head, index) => figureOf(uncertain, head, index));
  return { sets: values.length, trials, figures };
}

function figureOf(uncertain: Uncertain, head: HeadFigure, index: number): UncertainFigure {
  const { figure, unit } = head;
  const of = head.of(uncertain.plain);
  const told = uncertain.values.flatMap((values, set) => {
    const value = values[index] ?? Number.NaN;
    return Number.isFinite(value) ? [{ value, set }] : [];
  });
  if (told.length === 0 || of.value === null) {
    return { figure, unit, plain: of, both: { value: of.value, low: null, high: null }, larger: null, most: null };
  }
  const sorted = Float64Array.from(told, ({ value }) => value).sort();
  const tail = (1 - uncertain.confidence) / 2;
  const middle = quantile(sorted, 0.5);
  const below = middle - quantile(sorted, tail);
  const above = quantile(sorted, 1 - tail) - middle;
  const under = of.low === null ? 0 : of.value - of.low;
  const over = of.high === null ? 0 : of.high - of.value;
  const bounded = boundsOf(unit);
  const low = bounded(middle - Math.sqrt(square(below) + square(under)));
  const high = bounded(middle + Math.sqrt(square(above) + square(over)));
  const width = below + above + under + over;
  return {
    figure,
    unit,
    plain: of,
    both: { value: of.value, low, high },
    larger: width === 0 ? null : below + above >= under + over ? 'model' : 'sampling',
    most: below + above === 0 ? null : mostOf(uncertain, told),
  };
}

/** No figure is below 0, and no chance above 1. */
function boundsOf(unit: HeadFigure['unit']): (value: number) => number {
  return (value) => Math.max(0, unit === null ? Math.min(1, value) : value);
}

/** The quantile of ascending values that the next one is below with chance p (the definition 6 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996). */
function quantile(sorted: Float64Array, p: number): number {
  const place = Math.min(sorted.length, Math.max(1, p * (sorted.length + 1))) - 1;
  const before = Math.floor(place);
  // In range: 0 ≤ before ≤ place ≤ length − 1.
  const low = sorted[before] as number;
  const high = sorted[Math.min(before + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - before);
}

/** The number that goes with the figure most closely: by the square of their correlation over sets. */
function mostOf(
  { machine: { numbers }, drawn }: Uncertain,
  told: readonly { readonly value: number; readonly set: number }[],
): UncertainFigure['most'] {
  const { evidence = [] } = numbers;
  let most: UncertainFigure['most'] = null;
  evidence.forEach((each, index) => {
    const share = square(correlation(told.map(({ value, set }) => [drawn[set]?.[index] ?? Number.NaN, value])));
    if (Number.isFinite(share) && share > (most?.share ?? 0)) {
      most = { number: evidenceName(numbers, each), evidence: evidenceText(each), share };
    }
  });
  return most;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  let meanX = 0;
  let meanY = 0;
  for (const [x, y] of pairs) {
    meanX += x / n;
    meanY += y / n;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of pairs) {
    xx += square(x - meanX);
    yy += square(y - meanY);
    xy += (x - meanX) * (y - meanY);
  }
  return xy / Math.sqrt(xx * yy);
}
