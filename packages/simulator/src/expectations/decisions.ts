/**
 * Decides what is expected of a plan: exactly where its measure is known, by proof where that is what is asked for, else by trials, which
 * are looked at after 1,024, 2,048, 4,096 … of them. All expectations share the trials; those that are decided drop out. Each keeps
 * its level whatever the number of looks: of the chance of being wrong, every look spends a part (see `levelAtLook`).
 */
import type { Layout, Machine, MachineExpectation } from '@rollout/compiler';
import type { AlikeTrials, Engine } from '../engine.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { isStratified, openLuck, type Presence, presenceOfMachine, stratumOfTrial } from '../luck/index.ts';
import { figureOfTally } from '../measures/figure-of-tally.ts';
import { addRun, emptyMeasure, type MeasureTally } from '../measures/measure-tally.ts';
import { shapeOfRecord } from '../record.ts';
import type { ExpectationResults } from '../results/expectation-results.ts';
import { type Figure, levelAtLook } from '../statistics/index.ts';
import { type MeasureExpectation, resultOfTrials } from './expectation-results.ts';
import { type FindKnownMeasures, knownMeasures } from './known-measures.ts';
import { statusOf } from './status.ts';
import type { LevelAt } from './trials-needed.ts';
import { decideWithoutTrials } from './without-trials.ts';

export interface DecideOptions {
  /** The most trials; 1,048,576 unless told. */
  readonly trials?: number;
  /** Any text; the same seed gives the same results. "1" unless told. */
  readonly seed?: string;
  /** What is known without trials; null: nothing, trials have to tell. */
  readonly exact?: FindKnownMeasures | null;
}

export const MOST_DECIDING_TRIALS = 1_048_576;

/** Trials before the first look; every look after it has twice as many as the one before. */
export const FIRST_LOOK = 1_024;

export interface Deciding {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly trials: number;
  readonly seed: string;
  /** One an expectation of the machine; null: not decided yet. */
  readonly results: (ExpectationResults | null)[];
  /** What trials have to decide. */
  open: readonly OpenExpectation[];
  readonly presence: Presence | null;
  /** null: no trial is needed. */
  readonly engine: Engine | null;
  /** Trials counted by the kinds that they are of; null: each is tallied by itself. */
  alike: AlikeTrials | null;
  readonly record: Float64Array;
  done: number;
  /** Looks taken. */
  looks: number;
}

interface OpenExpectation {
  /** Which of the machine's. */
  readonly index: number;
  readonly expectation: MeasureExpectation;
  tally: MeasureTally;
  /** At the last look; null: there was none. */
  figure: Figure | null;
}

/** Decides what takes no trial, and makes the rest ready. */
export function openDecisions(machine: Machine, layout: Layout, options: DecideOptions = {}): Deciding {
  const { trials = MOST_DECIDING_TRIALS, seed = '1', exact = knownMeasures } = options;
  const { presence: all } = presenceOfMachine(machine, layout);
  const presence = isStratified(all) ? all : null;
  const { expectations } = machine;
  const results = decideWithoutTrials(machine, layout, exact);
  const open = expectations.flatMap((expectation, index) =>
    expectation.kind === 'exclusive' || results[index] !== null
      ? []
      : [{ index, expectation, tally: emptyMeasure(machine, layout, expectation.measure, presence), figure: null }],
  );
  const engine = open.length === 0 ? null : createKernel(machine, layout, openLuck(machine, layout, seed));
  return {
    machine,
    layout,
    trials,
    seed,
    results,
    open,
    presence,
    engine,
    alike: engine?.alike ?? null,
    record: new Float64Array(shapeOfRecord(machine).width),
    done: 0,
    looks: 0,
  };
}

/** Runs so many more trials at the most; false: all is decided, or no trial is left. How trials are cut into slices changes nothing. */
export function advanceDecisions(deciding: Deciding, atMost: number): boolean {
  const { engine, trials } = deciding;
  if (engine === null) return false;
  const last = Math.min(trials, deciding.done + atMost);
  while (deciding.done < last && deciding.open.length > 0) {
    const next = Math.min(trials, FIRST_LOOK * 2 ** deciding.looks);
    const upTo = Math.min(last, next);
    if (deciding.alike === null) runUpTo(deciding, engine, upTo);
    else countUpTo(deciding, deciding.alike, upTo);
    if (deciding.done === next) look(deciding);
    // Those of too many kinds begin anew.
    else if (deciding.done === 0) break;
  }
  return deciding.open.length > 0 && deciding.done < trials;
}

function runUpTo(deciding: Deciding, engine: Engine, upTo: number): void {
  const { record, presence, open } = deciding;
  for (let trial = deciding.done + 1; trial <= upTo; trial++) {
    engine.run(trial, record, 0);
    const stratum = presence === null ? 0 : stratumOfTrial(presence, trial);
    for (const { tally } of open) addRun(tally, record, 0, stratum);
  }
  deciding.done = upTo;
}

function countUpTo(deciding: Deciding, alike: AlikeTrials, upTo: number): void {
  if (alike.count(deciding.done + 1, upTo)) {
    deciding.done = upTo;
    return;
  }
  deciding.alike = null;
  deciding.done = 0;
  tallyAnew(deciding);
}

/** With all trials that were counted; none, if none were. */
function tallyAnew({ machine, layout, presence, alike, open }: Deciding): void {
  for (const each of open) {
    each.tally = emptyMeasure(machine, layout, each.expectation.measure, presence);
    if (alike === null) continue;
    for (let kind = 0; kind < alike.kinds; kind++) {
      const count = alike.countOf(kind);
      if (count > 0) addRun(each.tally, alike.records, kind * alike.width, alike.stratumOf(kind), count);
    }
  }
}

function look(deciding: Deciding): void {
  const { machine, results, done, alike } = deciding;
  if (alike !== null) tallyAnew(deciding);
  deciding.looks += 1;
  deciding.open = deciding.open.filter((open) => {
    const { expectation, tally, index } = open;
    const { relation, bound } = expectation;
    const figure = figureOfTally(tally, levelAtLook(expectation.level, deciding.looks));
    open.figure = figure;
    const status = statusOf(figure, relation, bound);
    if (status === 'undecided') return true;
    results[index] = resultOfTrials(machine, expectation, {
      tally,
      figure,
      status,
      trials: done,
      levelAt: levelAtTrials(expectation.level),
    });
    return false;
  });
}

/** Where so many trials are the last, there was a look before at every double of the first. */
function levelAtTrials(level: number): LevelAt {
  return (trials) => {
    let looks = 1;
    for (let at = FIRST_LOOK; at < trials; at *= 2) looks += 1;
    return levelAtLook(level, looks);
  };
}

/** One an expectation, in order. Before all are decided, those that are open are undecided, as far as the last look. */
export function decisionsOf(deciding: Deciding): ExpectationResults[] {
  const { machine, results, open, done } = deciding;
  const undecided = new Map(
    open.map(({ index, expectation, tally, figure }) => [
      index,
      resultOfTrials(machine, expectation, {
        tally,
        figure,
        status: 'undecided',
        trials: done,
        levelAt: levelAtTrials(expectation.level),
      }),
    ]),
  );
  return results.map((result, index) => {
    const found = result ?? undecided.get(index);
    if (found === undefined) throw new Error('an expectation was lost');
    return found;
  });
}

const SLICE = 1_024;

/** Decides all expectations of a machine at once. */
export function decideExpectations(
  machine: Machine,
  layout: Layout,
  options: DecideOptions = {},
): ExpectationResults[] {
  const deciding = openDecisions(machine, layout, options);
  while (advanceDecisions(deciding, SLICE)) {}
  return decisionsOf(deciding);
}

/** Decides one, of the machine or not. */
export function decideExpectation(
  machine: Machine,
  layout: Layout,
  expectation: MachineExpectation,
  options: DecideOptions = {},
): ExpectationResults {
  const [result] = decideExpectations({ ...machine, expectations: [expectation] }, layout, options);
  if (result === undefined) throw new Error('an expectation was lost');
  return result;
}
