import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import type { Engine } from '../engine.ts';
import type { Luck } from '../luck/luck.ts';
import { shapeOfRecord } from '../record.ts';
import { buildKernel } from './build/kernel.ts';
import { drawsChancesOnly } from './chances-only.ts';
import { openHistories, openVersions } from './histories.ts';
import { noteLoadsAtRest } from './loads.ts';
import { type Memory, openMemory } from './memory/open-memory.ts';
import { writeRow } from './record-row.ts';
import { reset } from './reset.ts';
import { runTrial } from './rounds.ts';
import type { CellChange, DownChange, Histories, StandingChange, Versions } from './state/index.ts';

export interface KernelEngine extends Engine {
  /** Runs a trial (numbered from 1) and tells what happened in it, event by event. */
  trace(trial: number): KernelTrace;
  /** The same run, told by what became of its cells. */
  watchCells(trial: number): { readonly log: readonly RunEvent[]; readonly changes: readonly CellChange[] };
  /** The same run, told by how far the new version has come: the quickest way to know how many runs go. */
  watchVersions(trial: number): WatchedVersions;
  /** Whether anything goes on in the run in hand, or may in this moment, beside what luck is just asked about: for luck to ask. */
  isBusy(): boolean;
}

export interface KernelTrace {
  readonly log: readonly RunEvent[];
  readonly record: Float64Array;
  /** What was down in each group, whenever that changed. */
  readonly changes: readonly DownChange[];
  /** What stood and was up at the end of each round. */
  readonly standing: readonly StandingChange[];
  /** What it came to over time. */
  readonly histories: Histories;
}

export interface WatchedVersions extends Pick<KernelTrace, 'log' | 'record'> {
  readonly versions: Versions;
}

export interface KernelOptions {
  /** Whether trials that are alike are run once, where everything that is drawn is a chance. Told by nothing but the time. */
  readonly remembers?: boolean;
}

/**
 * The fast way to run trials of a machine: the same runs as `step` under the same luck, event by event, in the time that
 * their events take, whatever the number of servers. One kernel runs one trial at a time.
 */
export function createKernel(
  machine: Machine,
  layout: Layout,
  luck: Luck,
  { remembers = true }: KernelOptions = {},
): KernelEngine {
  const { width } = shapeOfRecord(machine);
  const kernel = buildKernel(machine, layout, luck);
  noteLoadsAtRest(kernel);
  const run = (trial: number, records: Float64Array, row: number): void => {
    luck.begin(trial);
    reset(kernel);
    runTrial(kernel);
    writeRow(kernel, records, row);
  };
  const trace = (trial: number): KernelTrace => {
    const log: RunEvent[] = [];
    const changes: DownChange[] = [];
    const standing: StandingChange[] = [];
    const record = new Float64Array(width);
    luck.begin(trial);
    reset(kernel);
    kernel.log = log;
    kernel.changes = changes;
    kernel.standing = standing;
    const histories = openHistories(kernel);
    kernel.histories = histories;
    try {
      runTrial(kernel);
    } finally {
      kernel.log = null;
      kernel.changes = null;
      kernel.standing = null;
      kernel.histories = null;
    }
    writeRow(kernel, record, 0);
    return { log, record, changes, standing, histories };
  };
  const watchCells = (trial: number): ReturnType<KernelEngine['watchCells']> => {
    const log: RunEvent[] = [];
    const changes: CellChange[] = [];
    luck.begin(trial);
    reset(kernel);
    kernel.log = log;
    kernel.cellWatch = { changed: new Set(), changes };
    try {
      runTrial(kernel);
    } finally {
      kernel.log = null;
      kernel.cellWatch = null;
    }
    return { log, changes };
  };
  const watchVersions = (trial: number): WatchedVersions => {
    const log: RunEvent[] = [];
    const record = new Float64Array(width);
    luck.begin(trial);
    reset(kernel);
    const versions = openVersions(kernel);
    kernel.log = log;
    kernel.versions = versions;
    try {
      runTrial(kernel);
    } finally {
      kernel.log = null;
      kernel.versions = null;
    }
    writeRow(kernel, record, 0);
    return { log, record, versions };
  };
  const isBusy = (): boolean =>
    kernel.working > 0 ||
    kernel.ending > 0 ||
    // What is over has not gone on yet.
    kernel.steps.filter(({ kind, phase }) => kind !== 'each' && phase !== 'idle').length > 1;
  const { tape } = luck;
  if (!remembers || tape === undefined || !drawsChancesOnly(machine, layout))
    return { run, trace, watchCells, watchVersions, isBusy, alike: null };
  // Whoever only traces needs none.
  let opened: Memory | null = null;
  const memory = (): Memory => {
    opened ??= openMemory(tape, width, run);
    return opened;
  };
  return {
    run: (trial, records, row) => memory().run(trial, records, row),
    get alike() {
      return memory().alike;
    },
    trace,
    watchCells,
    watchVersions,
    isBusy,
  };
}
