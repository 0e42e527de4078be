/** Where servers are, cell by cell, as far as an auditor can tell from what is started and told. */
import type { Layout } from '../layout/layout.ts';
import { nodesOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { State } from '../state.ts';
import type { Started } from '../work.ts';
import type { Fate } from './drive.ts';

type BatchEvent = Extract<RunEvent, { ordinal: number; servers: number }>;

/** Of each cell: how many servers, and how many of these beside the ones that they replace. */
interface Work {
  readonly cells: readonly { readonly cell: number; readonly servers: number; surged: number }[];
  readonly failed: readonly number[];
}

export interface Books {
  /** To be called with everything that starts. */
  readonly starts: (work: Started, fate: Fate) => void;
  /** Of an event and the state that its round led to. What is wrong with it, if something is. */
  readonly note: (event: RunEvent, state: State) => string | null;
  /** What leaves before its time is told by nobody: to be called before what a round has started is noted. */
  readonly noteLeaving: (state: State) => void;
  readonly cellsOf: (
    event: BatchEvent,
  ) => readonly { readonly cell: number; readonly servers: number; readonly surged: number }[];
  /** For each limit and group. */
  readonly downNow: () => number[][];
  readonly besideNow: () => number[][];
  readonly standing: () => { readonly most: number; readonly up: number };
  /** What new servers in a bug's scope carry. */
  readonly carried: (bug: number, state: State) => number;
  readonly tried: ArrayLike<number>;
  readonly lost: ArrayLike<number>;
  readonly overfull: (cell: number) => boolean;
}

/** `isMet`: whether somebody has a bug now. */
export function openBooks(machine: Machine, layout: Layout, isMet: (bug: number) => boolean): Books {
  const { cells } = layout;
  const zeros = (): Int32Array => new Int32Array(cells.count);
  const books = {
    busy: zeros(),
    surging: zeros(),
    onNew: zeros(),
    gone: zeros(),
    failed: zeros(),
    kept: zeros(),
    stuck: zeros(),
    lost: zeros(),
    tried: zeros(),
  };
  const { busy, surging, onNew, gone, failed, kept, stuck, lost, tried } = books;
  const works = new Map<string, Work>();
  const shown = new Set<number>();
  const retired = new Set<number>();
  const shares = machine.areas.map((): number | null => null);
  /** Random machines deploy to a cell once. */
  const deployedBy = new Map<number, number>();
  layout.steps.forEach((step, index) => {
    if (step.kind !== 'deploy') return;
    for (const { entries } of step.units) for (const { cell } of entries) deployedBy.set(cell, index);
  });

  const of = (counts: Int32Array, cell: number): number => counts[cell] ?? 0;
  const add = (counts: Int32Array, cell: number, amount: number): void => {
    counts[cell] = of(counts, cell) + amount;
  };
  const isGreen = (cell: number): boolean => {
    const step = deployedBy.get(cell) ?? -1;
    const own = machine.steps[step];
    return own?.kind === 'deploy' && own.green && !retired.has(step);
  };
  const green = (cell: number): number => (isGreen(cell) ? of(onNew, cell) : 0);
  const workId = ({ kind, step, unit, ordinal }: BatchEvent): string =>
    `${kind.startsWith('batch') ? 'batch' : 'revert'}:${step}.${unit}.${ordinal}`;

  /** Of each cell ⌊(s + n)·P⌋ − ⌊s·P⌋; those that are down go back first. */
  const takenDown = (cell: number): number =>
    machine.numbers.bugs.reduce((most, { downs }, index) => {
      if (downs === null || !shown.has(index) || layout.bugs[index]?.scope[cell] !== 1) return most;
      if (!isMet(index)) return most;
      const first = cells.first[cell] ?? 0;
      const floor = (servers: number): number => Math.floor((servers * downs.digits) / 10 ** downs.scale);
      const back = of(gone, cell);
      return Math.max(most, floor(first + of(onNew, cell) + back) - floor(first) - back);
    }, 0);
  const downIn = (cell: number): number => {
    if (of(lost, cell) > 0) return cells.servers[cell] ?? 0;
    const bugs = Math.min(takenDown(cell), of(onNew, cell) - green(cell));
    return of(busy, cell) + of(failed, cell) - of(kept, cell) + of(stuck, cell) + bugs;
  };
  const besideIn = (cell: number): number => of(surging, cell) + of(kept, cell) + green(cell);

  const changeWork = (id: string, sign: 1 | -1): void => {
    for (const { cell, servers, surged } of works.get(id)?.cells ?? []) {
      add(busy, cell, sign * (servers - surged));
      add(surging, cell, sign * surged);
    }
  };

  const begin = (event: BatchEvent, state: State): string | null => {
    const work = works.get(workId(event));
    if (work === undefined) return 'nothing has been started';
    const sum = work.cells.reduce((total, { servers }) => total + servers, 0);
    if (sum !== event.servers || sum === 0) return `${event.servers} servers are told, ${sum} started`;
    const told = 'surged' in event ? event.surged : 0;
    if (event.kind === 'batch-started') for (const cell of work.cells) cell.surged = told > 0 ? cell.servers : 0;
    else {
      const batch = state.batches.find(
        ({ kind, step, unit }) => kind === 'revert' && step === event.step && unit === event.unit,
      );
      for (const cell of work.cells) {
        cell.surged = (batch?.parts ?? []).reduce((all, part) => all + (part.cell === cell.cell ? part.surged : 0), 0);
        const broken = Math.min(of(failed, cell.cell), cell.servers - cell.surged);
        add(failed, cell.cell, -broken);
        add(onNew, cell.cell, broken - (cell.servers - cell.surged));
        add(gone, cell.cell, cell.servers - cell.surged - broken);
      }
    }
    changeWork(workId(event), 1);
    if (told !== work.cells.reduce((all, { surged }) => all + surged, 0)) return 'not so many are beside';
    return work.cells.some(({ cell }) => of(lost, cell) > 0) ? 'in an outage' : null;
  };

  const end = (event: BatchEvent & { readonly failed: number }): string | null => {
    const id = workId(event);
    const work = works.get(id);
    if (work === undefined) return 'it has not begun';
    changeWork(id, -1);
    work.cells.forEach(({ cell, servers, surged }, index) => {
      const count = event.failed === event.servers ? servers : (work.failed[index] ?? 0);
      if (event.kind === 'batch-ended') {
        add(tried, cell, servers);
        add(failed, cell, count);
        add(kept, cell, Math.min(count, surged));
        add(onNew, cell, servers - count);
      } else {
        add(stuck, cell, count);
        add(onNew, cell, -surged);
        add(gone, cell, surged);
      }
    });
    works.delete(id);
    return null;
  };

  const remove = (event: Extract<RunEvent, { kind: 'green-removed' }>): string | null => {
    const step = layout.steps[event.step];
    const entries = step?.kind === 'deploy' ? (step.units[event.unit]?.entries ?? []) : [];
    let removed = 0;
    for (const cell of new Set(entries.map((entry) => entry.cell))) {
      const fromNew = green(cell);
      removed += fromNew + of(kept, cell);
      add(onNew, cell, -fromNew);
      add(gone, cell, fromNew);
      add(failed, cell, -of(kept, cell));
      kept[cell] = 0;
    }
    return removed === event.servers ? null : `${removed} stood beside`;
  };

  return {
    tried,
    lost,
    overfull: (cell) =>
      of(busy, cell) + of(onNew, cell) + of(failed, cell) + of(stuck, cell) > (cells.servers[cell] ?? 0),
    starts(work, fate) {
      if (!('cells' in work)) return;
      const id = `${work.kind}:${work.step}.${work.unit}.${work.ordinal}`;
      // An outage begins a batch once more: what is beside is beside still.
      const before = works.get(id)?.cells ?? [];
      const counts = work.cells.map((cell, index) => ({ ...cell, surged: before[index]?.surged ?? 0 }));
      works.set(id, { cells: counts, failed: fate.failed ?? [] });
    },
    note(event, state) {
      switch (event.kind) {
        case 'batch-started':
        case 'revert-started':
          return begin(event, state);
        case 'batch-ended':
        case 'revert-ended':
          return end(event);
        case 'green-removed':
          return remove(event);
        case 'blue-retired': {
          const step = machine.steps[event.step];
          if (step?.kind !== 'retire') return 'no such step';
          for (const deploy of step.deploys) retired.add(deploy);
          for (const [cell, by] of deployedBy) if (step.deploys.includes(by)) kept[cell] = 0;
          return null;
        }
        case 'repaired':
          for (const { cell, servers } of works.get(`repair:${event.step}.${event.unit}.${event.ordinal}`)?.cells ??
            []) {
            failed[cell] = Math.max(0, of(failed, cell) - servers);
            kept[cell] = Math.min(of(kept, cell), of(failed, cell));
            add(onNew, cell, servers);
          }
          return null;
        case 'outage-started':
        case 'outage-ended': {
          const level = machine.numbers.outages[event.outage]?.level;
          if (level === undefined) return 'no such outage';
          nodesOf(layout, level).of.forEach((node, cell) => {
            if (node === event.node) add(lost, cell, event.kind === 'outage-started' ? 1 : -1);
          });
          return null;
        }
        case 'incident-started':
        case 'incident-ended':
          for (const cell of layout.incidents[event.incident]?.cells ?? []) {
            add(lost, cell, event.kind === 'incident-started' ? 1 : -1);
          }
          return null;
        case 'bug-shown':
          shown.add(event.bug);
          return null;
        case 'lever-pulled': {
          const step = machine.steps[event.step];
          if (step?.kind !== 'pull') return step?.kind === 'gate' ? null : 'no such step';
          if (step.pull.lever !== 'traffic') return null;
          const share = step.pull.to.digits / 10 ** step.pull.to.scale;
          for (const area of step.pull.areas) shares[area] = Math.max(shares[area] ?? 0, share);
          return null;
        }
        default:
          return null;
      }
    },
    noteLeaving(state) {
      for (const { kind, step, unit, ordinal, parts } of state.batches) {
        if (kind !== 'batch' || parts.some(({ surged }) => surged > 0)) continue;
        for (const cell of works.get(`batch:${step}.${unit}.${ordinal}`)?.cells ?? []) {
          add(surging, cell.cell, -cell.surged);
          add(busy, cell.cell, cell.surged);
          cell.surged = 0;
        }
      }
      kept.fill(0);
      state.units.forEach((units, step) => {
        const own = layout.steps[step];
        if (own?.kind !== 'deploy') return;
        units.forEach(({ entries }, unit) => {
          for (const [index, entry] of entries.entries())
            add(kept, own.units[unit]?.entries[index]?.cell ?? 0, entry.kept);
        });
      });
    },
    cellsOf: (event) => works.get(workId(event))?.cells ?? [],
    downNow: () =>
      layout.down.map(({ of: groupOf, groups, counts }) => {
        const sums = new Array<number>(groups).fill(0);
        const seen = new Set<number>();
        groupOf.forEach((group, cell) => {
          const servers = downIn(cell);
          if (group < 0 || servers === 0) return;
          if (counts === null) sums[group] = (sums[group] ?? 0) + servers;
          else {
            const counted = nodesOf(layout, counts).of[cell] ?? -1;
            if (!seen.has(counted)) sums[group] = (sums[group] ?? 0) + 1;
            seen.add(counted);
          }
        });
        return sums;
      }),
    besideNow: () =>
      layout.surge.map(({ of: groupOf, groups }) => {
        const sums = new Array<number>(groups).fill(0);
        groupOf.forEach((group, cell) => {
          if (group >= 0) sums[group] = (sums[group] ?? 0) + besideIn(cell);
        });
        return sums;
      }),
    standing() {
      const all = Array.from(cells.first, (_, cell) => cell);
      const sum = (count: (cell: number) => number): number => all.reduce((total, cell) => total + count(cell), 0);
      return { most: layout.servers + sum(besideIn), up: layout.servers - sum(downIn) };
    },
    carried(bug, state) {
      const scope = layout.bugs[bug]?.scope;
      const share = shares.map((own, area) => {
        const gates = state.threads.flatMap(({ step, doing }) => {
          const gate = machine.steps[step ?? -1];
          const traffic = gate?.kind === 'gate' && doing.kind === 'working' ? gate.canary?.traffic : null;
          return traffic?.areas.includes(area) ? [traffic.share.digits / 10 ** traffic.share.scale] : [];
        });
        const known = [...gates, ...(own === null ? [] : [own])];
        return known.length > 0 ? Math.max(...known) : machine.areas[area]?.shifted ? 0 : null;
      });
      let rate = 0;
      const carried = share.map(() => ({ up: 0, all: 0 }));
      for (let cell = 0; cell < cells.count; cell++) {
        const load = cells.load[cell] ?? 0;
        const area = layout.areaOf[cell] ?? -1;
        const up = of(lost, cell) > 0 ? 0 : of(onNew, cell) - takenDown(cell);
        const own = carried[area];
        if (own !== undefined) own.all += load * (of(onNew, cell) + of(gone, cell));
        if (scope?.[cell] !== 1) continue;
        if (own !== undefined && share[area] !== null) own.up += load * up;
        else rate += load * Math.max(0, up - green(cell));
      }
      share.forEach((part, area) => {
        const { up, all } = carried[area] ?? { up: 0, all: 0 };
        if (part !== null && all > 0) rate += part * (layout.areas[area]?.load ?? 0) * (up / all);
      });
      return rate;
    },
  };
}
