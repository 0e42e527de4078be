/**
 * A study whose trials others run: each worker runs shares of them, trials that follow each other, and the study takes the shares in the order of
 * their trials. So it says, bit by bit, what it would have said of trials that it ran itself. What a worker is (a thread, a process), and how
 * shares get there and back, is not known here; a share can be sent as it is.
 */
import { layoutOf, type Machine } from '@rollout/compiler';
import type { AlikeTrials, Engine } from '../engine.ts';
import { stratumOfTrial } from '../luck/index.ts';
import { shapeOfRecord } from '../record.ts';
import { RunTooLong } from '../run-too-long.ts';
import { addRow, nextRow } from '../study/count-trials.ts';
import { kernelEngine, type Study, trialsDone } from '../study/study.ts';

/** What came of the trials of a share. */
export type Share =
  /** Their records, one after another. */
  | { readonly kind: 'records'; readonly records: Float64Array }
  /** Of each kind of which there were any, the first trial that the worker has met and how many there were, in the order of those trials. */
  | { readonly kind: 'kinds'; readonly trials: Float64Array; readonly counts: Float64Array }
  /** The worker has met too many kinds to count them. */
  | { readonly kind: 'too-many-kinds' }
  /** A run has not ended after so much of its time: see `RunTooLong`. */
  | { readonly kind: 'too-long'; readonly milliseconds: number };

/** Which trials, from 1; both ends are included. */
export interface TrialSpan {
  readonly first: number;
  readonly last: number;
  /** Whether they are counted by kinds, as the study does. */
  readonly byKinds: boolean;
}

/** A worker's side: runs spans of one study's trials. Those that are counted by kinds must come in ascending order. */
export function openShares(machine: Machine, seed: string): (span: TrialSpan) => Share {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { width } = shapeOfRecord(machine);
  const engine = kernelEngine(machine, layout, seed);
  const before: number[] = [];
  return ({ first, last, byKinds }) => {
    try {
      if (byKinds && engine.alike) return countShare(engine.alike, before, first, last);
      return runShare(engine, width, first, last);
    } catch (error) {
      // An error would lose what it is on its way.
      if (error instanceof RunTooLong) return { kind: 'too-long', milliseconds: error.milliseconds };
      throw error;
    }
  };
}

function runShare(engine: Engine, width: number, first: number, last: number): Share {
  const records = new Float64Array((last - first + 1) * width);
  for (let trial = first, row = 0; trial <= last; trial++, row += width) engine.run(trial, records, row);
  return { kind: 'records', records };
}

/** `before`: per kind how many had been counted; brought up to date. */
function countShare(alike: AlikeTrials, before: number[], first: number, last: number): Share {
  if (!alike.count(first, last)) return { kind: 'too-many-kinds' };
  const trials: number[] = [];
  const counts: number[] = [];
  for (let kind = 0; kind < alike.kinds; kind++) {
    const count = alike.countOf(kind);
    if (count === (before[kind] ?? 0)) continue;
    trials.push(alike.firstTrialOf(kind));
    counts.push(count - (before[kind] ?? 0));
    before[kind] = count;
  }
  return { kind: 'kinds', trials: Float64Array.from(trials), counts: Float64Array.from(counts) };
}

/** The next span of so many trials at the most; null: there are no more. `from`: the first trial that nobody has been given. */
export function spanFrom(study: Study, from: number, atMost: number): TrialSpan | null {
  if (from > study.trials) return null;
  return { first: from, last: Math.min(study.trials, from + Math.max(1, atMost) - 1), byKinds: study.alike !== null };
}

/**
 * Adds a share of the trials that follow those which the study has. False: they are of too many kinds, the study begins anew, and
 * shares that are still on their way are of no use. Throws `RunTooLong` as running them would.
 */
export function addShare(study: Study, { first, last }: TrialSpan, share: Share): boolean {
  if (first !== trialsDone(study) + 1) throw new Error(`trial ${first} does not follow trial ${trialsDone(study)}`);
  switch (share.kind) {
    case 'records':
      addRecords(study, first, share.records);
      return true;
    case 'kinds':
      if (addKinds(study, share.trials, share.counts)) {
        study.counted = last;
        return true;
      }
      study.alike = null;
      return false;
    case 'too-many-kinds':
      study.alike = null;
      return false;
    case 'too-long':
      throw new RunTooLong(share.milliseconds);
  }
}

function addRecords({ tally, presence, stratified }: Study, first: number, records: Float64Array): void {
  const { width } = tally.shape;
  for (let row = 0, trial = first; row < records.length; row += width, trial++) {
    tally.records.set(records.subarray(row, row + width), nextRow(tally));
    addRow(tally, stratified ? stratumOfTrial(presence, trial) : 0);
  }
}

function addKinds({ alike }: Study, trials: Float64Array, counts: Float64Array): boolean {
  if (alike === null) throw new Error('trials are not counted by kinds any more');
  return trials.every((trial, i) => alike.add(trial, counts[i] as number)); // one a trial
}
