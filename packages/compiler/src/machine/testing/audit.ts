/**
 * An auditor of runs: it keeps its own books, from what is started and told alone, and complains of everything that the
 * constraints or the manners of the log forbid. It knows nothing of how `step` works.
 */
import type { Layout, UnitTouches } from '../layout/layout.ts';
import { layoutOf, nodesOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { Started } from '../work.ts';
import type { Fate } from './drive.ts';

interface UnitEvent {
  readonly at: number;
  readonly step: number;
  readonly unit: number;
}

type BatchEvent = Extract<RunEvent, { ordinal: number; servers: number }>;

interface Work {
  readonly cells: readonly { readonly cell: number; readonly servers: number }[];
  failed: readonly number[];
}

export interface Auditor {
  /** To be called with everything that starts. */
  starts(work: Started, fate: Fate): void;
  /** To be called after every round. */
  round(log: readonly RunEvent[]): void;
  readonly complaints: string[];
}

export function audit(machine: Machine): Auditor {
  const found = layoutOf(machine);
  if (found.kind !== 'layout') throw new Error('too many cells');
  const layout: Layout = found;
  const complaints: string[] = [];
  const works = new Map<string, Work>();
  const running = new Map<string, { readonly since: number; readonly step: number; readonly unit: number }>();
  const endedUnits: { readonly at: number; readonly step: number; readonly unit: number }[] = [];
  const reverting = new Map<string, { readonly step: number; readonly unit: number }>();
  const busy = layout.cells.first.map(() => 0);
  const onNew = layout.cells.first.map(() => 0);
  const gone = layout.cells.first.map(() => 0);
  const failed = layout.cells.first.map(() => 0);
  const stuck = layout.cells.first.map(() => 0);
  const shown = new Set<number>();
  const lost = layout.cells.first.map(() => 0);
  const tried = layout.cells.first.map(() => 0);
  const starts: { readonly at: number; readonly servers: number }[] = [];
  const openSteps = new Set<number>();
  const openStages = new Set<number>();
  let last = 0;
  let turned = false;
  const complain = (event: { readonly at: number }, text: string): void => {
    complaints.push(`${JSON.stringify(event)}: ${text}`);
  };

  const touches = (step: number, unit: number): UnitTouches => {
    const own = layout.steps[step];
    const touched = own !== undefined && 'units' in own ? own.units[unit] : undefined;
    if (touched === undefined) throw new Error('no such unit');
    return touched;
  };
  const isInside = (inner: { step: number; unit: number }, outer: { step: number; unit: number }): boolean => {
    for (let at = layout.steps[inner.step]?.within ?? null; at !== null; at = layout.steps[at.step]?.within ?? null) {
      if (at.step === outer.step && at.unit === outer.unit) return true;
    }
    return false;
  };
  const exclude = (a: UnitTouches, b: UnitTouches, index: number): boolean => {
    const groupOf = layout.exclusions[index]?.groupOf;
    return (a.exclusions[index] ?? []).some((one) =>
      (b.exclusions[index] ?? []).some((other) => one !== other && groupOf?.[one] === groupOf?.[other]),
    );
  };
  const binds = (scope: { kind: string; stage?: number }, step: number): boolean =>
    scope.kind === 'plan' || scope.stage === machine.steps[step]?.stage;

  const lookAtUnit = (event: UnitEvent): void => {
    const own = touches(event.step, event.unit);
    machine.constraints.exclusions.forEach((exclusion, index) => {
      if (!binds(exclusion.scope, event.step)) return;
      for (const other of running.values()) {
        if (exclude(own, touches(other.step, other.unit), index) && !isInside(event, other))
          complain(event, 'excluded');
      }
      for (const other of endedUnits) {
        const soon = event.at - other.at < exclusion.apart;
        if (soon && exclude(own, touches(other.step, other.unit), index)) complain(event, 'too soon after another');
      }
    });
    const step = machine.steps[event.step];
    if (step?.kind === 'deploy' || step?.kind === 'each') {
      const most = Math.max(...step.parallel);
      const beside = [...running.values()].filter((other) => other.step === event.step).length;
      if (beside + 1 > most) complain(event, `${beside + 1} units side by side`);
    }
    machine.constraints.parallel.forEach((limit, index) => {
      const nodes = new Set(
        [...running.values()].flatMap((other) => touches(other.step, other.unit).parallel[index] ?? []),
      );
      const added = (own.parallel[index] ?? []).filter((node) => !nodes.has(node)).length;
      if (added > 0 && nodes.size + added > limit.count) complain(event, 'too many nodes at work');
    });
    machine.constraints.orderings.forEach((_, index) => {
      const ordering = layout.orderings[index];
      for (const { set, group } of own.orderings[index] ?? []) {
        layout.steps.forEach((other, step) => {
          if (other.kind !== 'deploy') return;
          for (const [unit, { entries }] of other.units.entries()) {
            const isOwn = step === event.step && unit === event.unit;
            if (isOwn || isInside({ step, unit }, event)) continue;
            for (const { cell } of entries) {
              const earlier = (ordering?.setOf[cell] ?? -1) >= 0 && (ordering?.setOf[cell] ?? 0) < set;
              const same = ordering?.groupOf[cell] === group;
              if (earlier && same && !gaveUp && tried[cell] !== layout.cells.servers[cell])
                complain(event, 'out of order');
            }
          }
        });
      }
    });
  };
  let gaveUp = false;

  /** What bugs take down: of each cell ⌊(s + n)·P⌋ − ⌊s·P⌋; those that are down go back first. */
  const takenDown = (cell: number): number =>
    machine.numbers.bugs.reduce((most, { downs }, index) => {
      if (downs === null || !shown.has(index) || layout.bugs[index]?.scope[cell] !== 1) return most;
      const first = layout.cells.first[cell] ?? 0;
      const floor = (servers: number): number => Math.floor((servers * downs.digits) / 10 ** downs.scale);
      const back = gone[cell] ?? 0;
      return Math.max(most, floor(first + (onNew[cell] ?? 0) + back) - floor(first) - back);
    }, 0);

  const downNow = (): number[][] =>
    layout.down.map(({ of, groups, counts }) => {
      const sums = new Array<number>(groups).fill(0);
      const seen = new Set<number>();
      of.forEach((group, cell) => {
        const broken = (busy[cell] ?? 0) + (failed[cell] ?? 0) + (stuck[cell] ?? 0) + takenDown(cell);
        const servers = (lost[cell] ?? 0) > 0 ? (layout.cells.servers[cell] ?? 0) : broken;
        if (group < 0 || servers === 0) return;
        if (counts === null) sums[group] = (sums[group] ?? 0) + servers;
        else {
          const counted = nodesOf(layout, counts).of[cell] ?? -1;
          if (!seen.has(counted)) sums[group] = (sums[group] ?? 0) + 1;
          seen.add(counted);
        }
      });
      return sums;
    });

  const change = (cells: Int32Array, work: Work, sign: 1 | -1): void => {
    for (const { cell, servers } of work.cells) cells[cell] = (cells[cell] ?? 0) + sign * servers;
  };

  /** What was down already may go back, and a rack that is down already be worked on, although more is down than is allowed. */
  const lookAtDown = (event: BatchEvent, work: Work, way: 'forward' | 'rollback', before: number[][]): void => {
    // Of a repair that ends while the plan goes back the log does not tell whether a server comes back on the old version.
    const isKnown = way === 'forward' || machine.numbers.repair === null;
    if (machine.numbers.deploy.per !== 'server' || !isKnown) return;
    const now = downNow();
    machine.constraints.down.forEach((limit, index) => {
      const own = layout.down[index];
      if (own === undefined || !binds(limit.scope, event.step)) return;
      for (const { cell } of work.cells) {
        const group = own.of[cell] ?? -1;
        const known = way === 'rollback' || limit.counts !== 'server' ? (before[index]?.[group] ?? 0) : 0;
        const most = Math.max(own[way][group] ?? 0, known);
        const down = now[index]?.[group] ?? 0;
        if (group >= 0 && down > most)
          complain(event, `${down} down in group ${group} of limit ${index}, at most ${most}`);
      }
    });
  };

  const take = (event: BatchEvent, id: string, way: 'forward' | 'rollback'): void => {
    const work = works.get(id);
    if (work === undefined) {
      complain(event, 'nothing has been started');
      return;
    }
    const before = downNow();
    const sum = work.cells.reduce((total, { servers }) => total + servers, 0);
    if (sum !== event.servers || sum === 0) complain(event, `${event.servers} servers are told, ${sum} started`);
    for (const { cell, servers } of work.cells) {
      if (way === 'rollback') {
        const broken = Math.min(failed[cell] ?? 0, servers);
        failed[cell] = (failed[cell] ?? 0) - broken;
        onNew[cell] = (onNew[cell] ?? 0) - (servers - broken);
        gone[cell] = (gone[cell] ?? 0) + (servers - broken);
      }
      busy[cell] = (busy[cell] ?? 0) + servers;
      if ((lost[cell] ?? 0) > 0) complain(event, 'in an outage');
      if ((busy[cell] ?? 0) > (layout.cells.servers[cell] ?? 0)) complain(event, 'more servers than there are');
    }
    lookAtDown(event, work, way, before);
    starts.push({ at: event.at, servers: sum });
    for (const { servers, period } of machine.constraints.rates) {
      const recent = starts
        .filter((start) => start.at > event.at - period)
        .reduce((total, start) => total + start.servers, 0);
      if (machine.numbers.deploy.per === 'server' && recent > servers) complain(event, 'too many in too short a time');
    }
  };
  const release = (event: BatchEvent & { readonly failed: number }, id: string): void => {
    const work = works.get(id);
    if (work === undefined) {
      complain(event, 'it has not begun');
      return;
    }
    change(busy, work, -1);
    const whole = event.failed === event.servers;
    work.cells.forEach(({ cell, servers }, index) => {
      const count = whole ? servers : (work.failed[index] ?? 0);
      const broken = event.kind === 'batch-ended' ? failed : stuck;
      broken[cell] = (broken[cell] ?? 0) + count;
      if (event.kind !== 'batch-ended') return;
      tried[cell] = (tried[cell] ?? 0) + servers;
      onNew[cell] = (onNew[cell] ?? 0) + servers - count;
    });
    works.delete(id);
  };

  const lookAt = (event: RunEvent): void => {
    if (event.at < last) complain(event, 'time goes back');
    last = event.at;
    switch (event.kind) {
      case 'stage-started':
        if (openStages.has(event.stage)) complain(event, 'twice');
        openStages.add(event.stage);
        return;
      case 'stage-ended':
        if (!openStages.delete(event.stage)) complain(event, 'it has not begun');
        return;
      case 'step-started':
        if (openSteps.has(event.step)) complain(event, 'twice');
        openSteps.add(event.step);
        return;
      case 'step-ended':
        if (!openSteps.delete(event.step)) complain(event, 'it has not begun');
        return;
      case 'unit-started':
        lookAtUnit(event);
        running.set(`${event.step}.${event.unit}`, { since: event.at, step: event.step, unit: event.unit });
        return;
      case 'unit-ended':
        if (!running.delete(`${event.step}.${event.unit}`)) complain(event, 'it has not begun');
        endedUnits.push(event);
        return;
      case 'batch-started':
        if (turned) complain(event, 'the plan has turned');
        take(event, `batch:${event.step}.${event.unit}.${event.ordinal}`, 'forward');
        return;
      case 'batch-ended':
        release(event, `batch:${event.step}.${event.unit}.${event.ordinal}`);
        return;
      case 'revert-started': {
        const own = touches(event.step, event.unit);
        machine.constraints.exclusions.forEach((exclusion, index) => {
          if (!binds(exclusion.scope, event.step)) return;
          for (const other of reverting.values()) {
            if (exclude(own, touches(other.step, other.unit), index)) complain(event, 'excluded');
          }
        });
        reverting.set(`${event.step}.${event.unit}`, event);
        take(event, `revert:${event.step}.${event.unit}.${event.ordinal}`, 'rollback');
        return;
      }
      case 'revert-ended':
        reverting.delete(`${event.step}.${event.unit}`);
        release(event, `revert:${event.step}.${event.unit}.${event.ordinal}`);
        return;
      case 'repaired': {
        const work = works.get(`repair:${event.step}.${event.unit}.${event.ordinal}`);
        for (const { cell, servers } of work?.cells ?? []) {
          failed[cell] = Math.max(0, (failed[cell] ?? 0) - servers);
          onNew[cell] = (onNew[cell] ?? 0) + servers;
        }
        return;
      }
      case 'outage-started':
      case 'outage-ended': {
        const level = machine.numbers.outages[event.outage]?.level;
        if (level === undefined) throw new Error('no such outage');
        nodesOf(layout, level).of.forEach((node, cell) => {
          if (node === event.node) lost[cell] = (lost[cell] ?? 0) + (event.kind === 'outage-started' ? 1 : -1);
        });
        return;
      }
      case 'bug-shown':
        shown.add(event.bug);
        return;
      case 'raised':
        if (turned) complain(event, 'the plan has turned');
        if (['stop', 'rollback', 'rollback-in', 'rollback-stage'].includes(event.action)) turned = true;
        if (event.trigger === 'blocked') gaveUp = true;
        return;
      case 'plan-ended':
        if (event.outcome === 'completed' && openSteps.size + openStages.size + running.size > 0) {
          complain(event, 'something has begun and not ended');
        }
        return;
      default:
        return;
    }
  };

  return {
    complaints,
    starts(work, fate) {
      if (!('cells' in work)) return;
      const id = `${work.kind}:${work.step}.${work.unit}.${work.ordinal}`;
      works.set(id, { cells: work.cells, failed: fate.failed ?? [] });
    },
    round(log) {
      for (const event of log) lookAt(event);
    },
  };
}
