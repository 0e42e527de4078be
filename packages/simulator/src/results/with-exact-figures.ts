/** Puts what is known without sampling in the place of what was estimated. */
import { exactly, type Figure } from '../statistics/index.ts';
import type { BugResults, CauseResults, DurationResults, Estimate, HistogramBar, Results } from './results.ts';

/** A figure in the unit that results have it in: as it is, or between two bounds. */
export type Known = number | Figure;

/** What may be known of a plan without sampling. What is not there is not. Stages and bugs by name, times in seconds. */
export interface KnownFigures {
  readonly duration?: {
    readonly [K in 'mean' | 'sd' | 'p10' | 'p50' | 'p90' | 'p95' | 'p99']?: Known;
  } & { readonly histogram?: readonly HistogramBar[] };
  readonly outcomes?: { readonly [K in keyof Results['outcomes']]?: Known };
  /** All of them: a cause that is not named never turns the plan. */
  readonly causes?: readonly (Omit<CauseResults, 'probability'> & { readonly probability: Known })[];
  readonly bugs?: Readonly<Record<string, KnownBug>>;
  readonly falseAlarms?: { readonly mean?: Known };
  readonly retries?: { readonly mean?: Known };
  /** Chance that a bug is found in it. */
  readonly stages?: Readonly<Record<string, { readonly found?: Known }>>;
}

export interface KnownBug {
  readonly surfaced?: Known;
  readonly found?: Known;
  readonly escaped?: Known;
  readonly left?: Known;
  readonly averted?: Known;
  readonly out?: Known;
  /** All of them: in a stage that is not named it is never found. */
  readonly foundIn?: Readonly<Record<string, Known>>;
  readonly exposure?: { readonly mean?: Known; readonly meanGivenPresent?: Known };
}

/** Simulated results with those figures in their places, each of which says that it is exact. Exact results stay as they are. */
export function withExactFigures(results: Results, known: KnownFigures): Results {
  if (results.method === 'exact') return results;
  return {
    ...results,
    duration: durationWith(results.duration, known.duration ?? {}),
    outcomes: {
      completed: figure(results.outcomes.completed, known.outcomes?.completed),
      rolledBack: figure(results.outcomes.rolledBack, known.outcomes?.rolledBack),
      stopped: figure(results.outcomes.stopped, known.outcomes?.stopped),
    },
    causes: known.causes === undefined ? results.causes : causesOf(known.causes),
    bugs: Object.fromEntries(
      Object.entries(results.bugs).map(([name, bug]) => [name, bugWith(bug, known.bugs?.[name] ?? {})]),
    ),
    falseAlarms: { mean: figure(results.falseAlarms.mean, known.falseAlarms?.mean) },
    retries: { mean: figure(results.retries.mean, known.retries?.mean) },
    stages: results.stages.map((stage) => ({
      ...stage,
      found: figure(stage.found, known.stages?.[stage.name]?.found),
    })),
  };
}

function durationWith(duration: DurationResults, known: NonNullable<KnownFigures['duration']>): DurationResults {
  return {
    ...duration,
    mean: figure(duration.mean, known.mean),
    sd: figure(duration.sd, known.sd),
    p10: figure(duration.p10, known.p10),
    p50: figure(duration.p50, known.p50),
    p90: figure(duration.p90, known.p90),
    p95: figure(duration.p95, known.p95),
    p99: figure(duration.p99, known.p99),
    histogram: known.histogram ?? duration.histogram,
  };
}

function bugWith(bug: BugResults, known: KnownBug): BugResults {
  return {
    ...bug,
    surfaced: figure(bug.surfaced, known.surfaced),
    found: figure(bug.found, known.found),
    escaped: figure(bug.escaped, known.escaped),
    left: figure(bug.left, known.left),
    averted: figure(bug.averted, known.averted),
    out: figure(bug.out, known.out),
    foundIn:
      known.foundIn === undefined
        ? bug.foundIn
        : Object.fromEntries(
            Object.entries(known.foundIn)
              .map(([stage, own]): [string, Estimate] => [stage, exact(own)])
              .filter(([, { value }]) => value !== 0),
          ),
    exposure: {
      ...bug.exposure,
      mean: figure(bug.exposure.mean, known.exposure?.mean),
      meanGivenPresent: figure(bug.exposure.meanGivenPresent, known.exposure?.meanGivenPresent),
    },
  };
}

/** As results have them: only what may happen, the most frequent first. */
function causesOf(causes: NonNullable<KnownFigures['causes']>): CauseResults[] {
  return causes
    .map((cause) => ({ ...cause, probability: exact(cause.probability) }))
    .filter(({ probability }) => probability.value !== 0)
    .sort((a, b) => (b.probability.value ?? 0) - (a.probability.value ?? 0));
}

function figure(estimated: Estimate, known: Known | undefined): Estimate {
  return known === undefined ? estimated : exact(known);
}

function exact(known: Known): Estimate {
  return { ...(typeof known === 'number' ? exactly(known) : known), method: 'exact' };
}
