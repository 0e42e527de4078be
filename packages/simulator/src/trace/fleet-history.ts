import { type Layout, layoutOf, type Machine, type RunEvent } from '@rollout/compiler';
import { replayingKernel } from '../kernel/replaying-kernel.ts';
import type { CellChange } from '../kernel/state/index.ts';
import { known } from '../known.ts';
import { DEFAULT_SEED } from '../study/index.ts';
import { doubtsOf, type HistoryDoubt } from './doubts.ts';
import type { TraceOptions } from './trace-trial.ts';

/** Where the servers of a fleet stood over one run, cell by cell: no work grows with the servers of a cell. */
export interface FleetHistory {
  /** By their first server, ascending; together they are the fleet. */
  readonly cells: readonly HistoryCell[];
  readonly watches: readonly HistoryWatch[];
  /** In order of time; of one cell no two have the same time. What is told of none is on the old version. */
  readonly changes: readonly CellHistory[];
}

export interface HistoryCell {
  readonly first: number;
  readonly servers: number;
  /** Some step takes its servers one upgrade domain at a time: from everywhere in it. Else they are taken in order. */
  readonly byDomain: boolean;
}

/** What looks at servers before their new version counts as good: the outermost `each` unit that they were deployed in, else the stage. */
export interface HistoryWatch {
  readonly name: string;
  /** When it was done; null: it never was. */
  readonly done: number | null;
  /** While one of its gates, or a watch over its stage, had found fault (or given a false alarm), and nothing of it looked again or went on. */
  readonly doubts: readonly HistoryDoubt[];
}

/** From `at` on; milliseconds. The servers of the cell that are none of these are on the old version. */
export interface CellHistory {
  readonly at: number;
  readonly cell: number;
  readonly changing: number;
  readonly returning: number;
  /** Down since an attempt failed, or since a bug took them down. */
  readonly failed: number;
  /** On the new version and up, by what watches over them. */
  readonly fresh: readonly { readonly watch: number; readonly servers: number }[];
  /** All of its servers are lost, whatever else they are. */
  readonly lost: boolean;
}

/** Replays one trial for where its servers stood. The machine must be one that the compiler made. */
export function fleetHistory(
  machine: Machine,
  { seed = DEFAULT_SEED, trial = 1 }: Omit<TraceOptions, 'servers'> = {},
): FleetHistory {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { log, changes } = replayingKernel(machine, layout, seed).kernel.watchCells(trial);
  const { watches, watchOf } = watchesOf(machine, layout, log);
  const told = lastOfInstants(changes).map(
    ({ at, cell, changing, returning, failed, taken, fresh, lost }): CellHistory => ({
      at,
      cell,
      changing,
      returning,
      failed: failed + taken,
      lost,
      fresh: withoutTaken(fresh, taken).map(({ step, servers }) => ({ watch: known(watchOf[step]), servers })),
    }),
  );
  return { cells: cellsOf(layout), watches, changes: told };
}

function cellsOf({ cells, steps }: Layout): HistoryCell[] {
  const byDomain = new Set<number>();
  for (const step of steps) {
    if (step.kind !== 'deploy') continue;
    for (const { entries } of step.units) for (const { cell, domain } of entries) if (domain >= 0) byDomain.add(cell);
  }
  return Array.from({ length: cells.count }, (_, cell) => ({
    first: known(cells.first[cell]),
    servers: known(cells.servers[cell]),
    byDomain: byDomain.has(cell),
  }));
}

/** What watches over what each step deploys, and when that was done. */
function watchesOf(
  machine: Machine,
  layout: Layout,
  log: readonly RunEvent[],
): { readonly watches: readonly HistoryWatch[]; readonly watchOf: readonly number[] } {
  const done = new Map<string, number>();
  for (const event of log) {
    if (event.kind === 'stage-ended') done.set(stageKey(event.stage), event.at);
    if (event.kind === 'unit-ended') done.set(unitKey(event.step, event.unit), event.at);
  }
  const indices = new Map<string, number>();
  const named: Omit<HistoryWatch, 'doubts'>[] = [];
  const watchOf = machine.steps.map(({ stage }, step) => {
    const around = outermost(layout, step);
    const key = around === null ? stageKey(stage) : unitKey(around.step, around.unit);
    const index = indices.get(key);
    if (index !== undefined) return index;
    indices.set(key, named.length);
    return named.push({ name: nameOf(machine, layout, stage, around), done: done.get(key) ?? null }) - 1;
  });
  const doubts = doubtsOf(machine, layout, log, watchOf);
  const watches = named.map((watch, index) => ({ ...watch, doubts: doubts.get(index) ?? [] }));
  return { watches, watchOf };
}

type Within = NonNullable<Layout['steps'][number]['within']>;

function outermost({ steps }: Layout, step: number): Within | null {
  let found: Within | null = null;
  for (let within = known(steps[step]).within; within !== null; within = known(steps[within.step]).within)
    found = within;
  return found;
}

function nameOf(machine: Machine, layout: Layout, stage: number, around: Within | null): string {
  const own = around === null ? null : known(layout.steps[around.step]);
  return own?.kind === 'each' ? known(own.units[around?.unit ?? 0]).name : known(machine.stages[stage]).name;
}

const stageKey = (stage: number): string => `stage ${stage}`;
const unitKey = (step: number, unit: number): string => `${step}.${unit}`;

/** What has changed more than once at an instant was never so for any time. */
function lastOfInstants(changes: readonly CellChange[]): CellChange[] {
  const told: CellChange[] = [];
  const lastOf = new Map<number, number>();
  for (const change of changes) {
    const last = lastOf.get(change.cell);
    if (last !== undefined && told[last]?.at === change.at) told[last] = change;
    else lastOf.set(change.cell, told.push(change) - 1);
  }
  return told;
}

/** What is left of those on the new version once so many are down; who is down is not told, and the last are taken for it. */
function withoutTaken(fresh: CellChange['fresh'], taken: number): CellChange['fresh'] {
  if (taken === 0 && fresh.length <= 1) return fresh;
  let left = taken;
  return [...fresh].reverse().flatMap(({ step, servers }) => {
    const down = Math.min(left, servers);
    left -= down;
    return servers === down ? [] : { step, servers: servers - down };
  });
}
