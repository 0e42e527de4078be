/** Many trials of one machine, in slices: whoever runs a study may show how far it is, and stop it. */
import { type Layout, layoutOf, type Machine } from '@rollout/compiler';
import type { AlikeTrials, Engine, OpenEngine } from '../engine.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import {
  type BugChances,
  isStratified,
  openLuck,
  type Presence,
  presenceOfMachine,
  stratumOfTrial,
} from '../luck/index.ts';
import { addRow, nextRow } from './count-trials.ts';
import { emptySample } from './sample.ts';
import { emptyTally, type Tally } from './tally.ts';

export interface StudyOptions {
  /** How many trials to run; 10,000 unless told. */
  readonly trials?: number;
  /** Any text; the same seed gives the same results. "1" unless told. */
  readonly seed?: string;
  /** Level of the intervals, between 0 and 1; 0.99 unless told. */
  readonly confidence?: number;
}

export interface Study {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  readonly presence: Presence;
  readonly chances: readonly BugChances[];
  readonly stratified: boolean;
  readonly engine: Engine;
  /** Trials counted by the kinds that they are of, and how many are; null: each is tallied by itself. */
  alike: AlikeTrials | null;
  counted: number;
  readonly tally: Tally;
}

/** What runs the trials of a study unless told otherwise. */
export const kernelEngine: OpenEngine = (machine, layout, seed) =>
  createKernel(machine, layout, openLuck(machine, layout, seed));

export const DEFAULT_TRIALS = 10_000;
export const DEFAULT_CONFIDENCE = 0.99;
export const DEFAULT_SEED = '1';

/**
 * Makes a study ready; no trial has run yet. The machine must be one that the compiler made. `open` makes the engine that runs
 * the trials.
 */
export function openStudy(machine: Machine, options: StudyOptions = {}, open: OpenEngine = kernelEngine): Study {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { trials = DEFAULT_TRIALS, seed = DEFAULT_SEED, confidence = DEFAULT_CONFIDENCE } = options;
  const { presence, chances } = presenceOfMachine(machine, layout);
  const stratified = isStratified(presence);
  const engine = open(machine, layout, seed);
  return {
    machine,
    layout,
    trials,
    seed,
    confidence,
    presence,
    chances,
    stratified,
    engine,
    alike: engine.alike ?? null,
    counted: 0,
    tally: emptyTally(machine, layout, stratified ? presence.strata.length : 1, trials, emptySample),
  };
}

/** Trials that have run so far. */
export function trialsDone(study: Study): number {
  return study.alike === null ? study.tally.trials : study.counted;
}

/**
 * Runs the next trials, at most so many, and returns whether there are more to run. Results do not depend on how a study is cut
 * into slices. Trials are numbered from 1: the n-th is the one that `traceTrial` replays as trial n. Where trials turn out to be of too many
 * kinds the study begins anew.
 */
export function advance(study: Study, atMost: number): boolean {
  const { engine, alike, tally, presence, stratified } = study;
  if (alike !== null) {
    const upTo = Math.min(study.trials, study.counted + atMost);
    if (alike.count(study.counted + 1, upTo)) study.counted = upTo;
    else study.alike = null;
    return study.alike === null || upTo < study.trials;
  }
  const last = Math.min(study.trials, tally.trials + atMost);
  while (tally.trials < last) {
    const trial = tally.trials + 1;
    engine.run(trial, tally.records, nextRow(tally));
    addRow(tally, stratified ? stratumOfTrial(presence, trial) : 0);
  }
  return tally.trials < study.trials;
}
