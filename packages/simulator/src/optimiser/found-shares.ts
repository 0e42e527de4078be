/** How often a bug that is there is found early, in the middle, late, or never. */
import { layoutOf } from '@rollout/compiler';
import { known } from '../known.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import { advanceWalk, MOST_RUNS, openWalk } from '../tree/index.ts';
import { figureOf } from './figure-of.ts';
import { FOUND_WHEN, type FoundWhen } from './found-when.ts';
import { type Target, valueOfTarget } from './objective.ts';
import type { Candidate, Job } from './problem.ts';
import { openSampler, type Samples } from './samples.ts';

export type FoundShares = Readonly<Record<FoundWhen, Figure>>;

export interface FoundOptions {
  readonly seed: string;
  readonly confidence: number;
  /** Of each plan, where its runs are not all gone through. */
  readonly trials: number;
}

/** null: no bug is ever there. */
export interface FoundJob extends Job {
  readonly shares: () => readonly (FoundShares | null)[];
}

const TARGETS: readonly Target[] = FOUND_WHEN.map((when) => ({ kind: 'found', when, bug: null }));

/** Of several plans, one after the other: exactly where all runs of a plan can be gone through, else from trials. */
export function openFoundShares(plans: readonly Candidate[], { seed, confidence, trials }: FoundOptions): FoundJob {
  const found: (FoundShares | null)[] = [];
  let running: Samples | null = null;
  let advanceIt: ((atMost: number) => boolean) | null = null;
  const begin = (candidate: Candidate): void => {
    const exact = candidate.machine.numbers.bugs.length === 0 ? 'none' : foundExactly(candidate);
    if (exact !== null) {
      found.push(exact === 'none' ? null : sharesOf(exact.map(exactly)));
      return;
    }
    const { sampler, samples } = openSampler(candidate.machine, TARGETS, seed, null);
    running = samples;
    advanceIt = (atMost) => sampler.advance(trials, atMost);
  };
  return {
    all: plans.length * trials,
    what: 'trials',
    done: () => found.length * trials + (running?.size ?? 0),
    advance(atMost) {
      if (found.length === plans.length) return false;
      if (running === null || advanceIt === null) begin(known(plans[found.length]));
      else if (!advanceIt(atMost)) {
        const samples = running;
        found.push(sharesOf(TARGETS.map((target, index) => figureOf(target, samples, index, confidence))));
        running = null;
        advanceIt = null;
      }
      return found.length < plans.length;
    },
    shares: () => found,
  };
}

/** From what samples say of the four, which begin at that target. */
export function sharesOf(figures: readonly Figure[]): FoundShares | null {
  if (figures.some(({ value }) => Number.isNaN(value))) return null;
  const [early, middle, late, never] = figures;
  return { early: known(early), middle: known(middle), late: known(late), never: known(never) };
}

/** Chances of targets from all runs of a plan; null: they cannot be gone through. */
export function chancesOfRuns({ machine }: Candidate, targets: readonly Target[]): number[] | null {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return null;
  const readers = targets.map((target) => valueOfTarget(machine, layout, target));
  const sums = targets.map(() => 0);
  const weights = targets.map(() => 0);
  const walk = openWalk(machine, layout);
  advanceWalk(walk, MOST_RUNS + 1, (records, row, chance) => {
    readers.forEach((read, target) => {
      const value = read(records, row);
      if (Number.isNaN(value)) return;
      sums[target] = known(sums[target]) + chance * value;
      weights[target] = known(weights[target]) + chance;
    });
  });
  return walk.why === null ? sums.map((sum, target) => sum / known(weights[target])) : null;
}

function foundExactly(candidate: Candidate): readonly number[] | null {
  return chancesOfRuns(candidate, TARGETS);
}
