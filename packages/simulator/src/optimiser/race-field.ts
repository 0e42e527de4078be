/** The plans that run a race: which have been run, which have dropped out, and what their trials say. */
import type { Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { farthestApart, seenIn } from './farthest.ts';
import { figureOf } from './figure-of.ts';
import type { Target } from './objective.ts';
import { costOf, type Problem } from './problem.ts';
import { openSampler, type Sampler, type Samples } from './samples.ts';

/** For each target what is known exactly, with an entry for each candidate. */
export type Columns = readonly (Float64Array | null)[];

export type Entry =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'impossible' }
  /** Dropped: a front goes without it. */
  | {
      readonly kind: 'racing';
      readonly machine: Machine;
      readonly samples: Samples;
      readonly targets: readonly Target[];
      dropped: boolean;
    };

export type Racing = Extract<Entry, { readonly kind: 'racing' }>;

export interface Field {
  readonly problem: Problem;
  readonly columns: Columns;
  /** One a candidate. */
  readonly entries: Entry[];
  /** For each objective how far apart two runs of one luck can be, as far as was seen at the last look; Infinity before the first. */
  farthest: readonly number[];
}

/** What a race says of a target of which it has seen nothing. */
export const UNKNOWN: Figure = { value: Number.NaN, low: -Infinity, high: Infinity };

export function openField(problem: Problem, columns: Columns | undefined): Field {
  return {
    problem,
    columns: columns ?? Array.from({ length: problem.targets }, () => null),
    entries: Array.from({ length: problem.size }, () => ({ kind: 'waiting' })),
    farthest: problem.objectives.map(() => Infinity),
  };
}

/** null: it has not run yet, or there is no such plan. */
export function racingAt({ entries }: Field, candidate: number): Racing | null {
  const entry = known(entries[candidate]);
  return entry.kind === 'racing' ? entry : null;
}

export function stillRacing({ entries }: Field): number[] {
  return entries.flatMap((entry, candidate) => (entry.kind === 'racing' && !entry.dropped ? [candidate] : []));
}

export interface Running {
  readonly sampler: Sampler;
  readonly samples: Samples;
}

/** Opens a candidate for further trials; null: it has none to run. The plan as it is goes on even if it has dropped out, for people ask about it. */
export function openCandidate({ problem, entries }: Field, candidate: number, seed: string): Running | null {
  const entry = known(entries[candidate]);
  if (entry.kind === 'impossible') return null;
  if (entry.kind === 'racing' && entry.dropped && candidate !== problem.own) return null;
  const at = problem.candidateAt(candidate);
  if (at === null) {
    entries[candidate] = { kind: 'impossible' };
    return null;
  }
  const opened = openSampler(at.machine, at.targets, seed, entry.kind === 'racing' ? entry.samples : null);
  if (entry.kind === 'waiting') {
    entries[candidate] = { kind: 'racing', ...at, samples: opened.samples, dropped: false };
  }
  return opened;
}

export function figureAt(field: Field, candidate: number, target: number, level: number): Figure {
  const column = field.columns[target];
  if (column !== null && column !== undefined) return exactly(known(column[candidate]));
  const entry = racingAt(field, candidate);
  if (entry === null || entry.samples.size === 0) return UNKNOWN;
  return figureOf(known(entry.targets[target]), entry.samples, target, level);
}

/** Of those that still race, a list for each objective; NaN of the others. */
export function costsOf(field: Field, level: number): Float64Array[] {
  return field.problem.objectives.map((objective, index) =>
    Float64Array.from(field.entries, (entry, candidate) =>
      entry.kind === 'racing' && !entry.dropped
        ? costOf(objective, figureAt(field, candidate, index, level).value)
        : Number.NaN,
    ),
  );
}

/** Sets `farthest` from all that has been seen, of plans that were dropped too. */
export function lookFarther(field: Field): void {
  const all = field.entries.filter((entry) => entry.kind === 'racing');
  const machines = all.map(({ machine }) => machine);
  const samples = all.map((entry) => entry.samples);
  field.farthest = field.problem.objectives.map(({ target }, objective) =>
    farthestApart(machines, target, seenIn(samples, objective)),
  );
}
