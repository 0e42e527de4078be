/**
 * An auditor of runs: it keeps its own books, from what is started and told alone, and complains of everything that the
 * constraints or the manners of the log forbid. It knows nothing of how `step` works.
 */
import type { Layout, UnitTouches } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { State } from '../state.ts';
import type { Started } from '../work.ts';
import { openBooks } from './audit-books.ts';
import { openingHours } from './audit-calendar.ts';
import { openPeople } from './audit-people.ts';
import type { Fate } from './drive.ts';

interface UnitEvent {
  readonly at: number;
  readonly step: number;
  readonly unit: number;
}

type BatchEvent = Extract<RunEvent, { ordinal: number; servers: number }>;

export interface Auditor {
  /** To be called with everything that starts. */
  starts(work: Started, fate: Fate, at: number): void;
  /** To be called after every round. */
  round(state: State, log: readonly RunEvent[]): void;
  readonly complaints: string[];
}

/** `lands`: when the run's change does. */
export function audit(machine: Machine, lands: number): Auditor {
  const found = layoutOf(machine);
  if (found.kind !== 'layout') throw new Error('too many cells');
  const layout: Layout = found;
  const complaints: string[] = [];
  const people = openPeople(machine, layout, lands);
  const books = openBooks(machine, layout, people.isMet);
  const hours = openingHours(machine, layout);
  const standing = { most: layout.servers, fewest: layout.servers };
  const running = new Map<string, { readonly since: number; readonly step: number; readonly unit: number }>();
  const endedUnits: { readonly at: number; readonly step: number; readonly unit: number }[] = [];
  const reverting = new Map<string, { readonly step: number; readonly unit: number }>();
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
              if (earlier && same && !gaveUp && books.tried[cell] !== layout.cells.servers[cell])
                complain(event, 'out of order');
            }
          }
        });
      }
    });
  };
  let gaveUp = false;

  /** What was down already may go back, and a rack that is down already be worked on, although more is down than is allowed. */
  const lookAtDown = (event: BatchEvent, way: 'forward' | 'rollback', before: number[][]): void => {
    const now = books.downNow();
    machine.constraints.down.forEach((limit, index) => {
      const own = layout.down[index];
      if (own === undefined || !binds(limit.scope, event.step)) return;
      for (const { cell } of books.cellsOf(event)) {
        const group = own.of[cell] ?? -1;
        const known = way === 'rollback' || limit.counts !== 'server' ? (before[index]?.[group] ?? 0) : 0;
        const most = Math.max(own[way][group] ?? 0, known);
        const down = now[index]?.[group] ?? 0;
        if (group >= 0 && down > most)
          complain(event, `${down} down in group ${group} of limit ${index}, at most ${most}`);
      }
    });
  };
  const lookAtBeside = (event: BatchEvent): void => {
    const now = books.besideNow();
    machine.constraints.surge.forEach((limit, index) => {
      const own = layout.surge[index];
      if (own === undefined || !binds(limit.scope, event.step)) return;
      for (const { cell, surged } of books.cellsOf(event)) {
        const group = own.of[cell] ?? -1;
        const beside = now[index]?.[group] ?? 0;
        if (group >= 0 && surged > 0 && beside > (own.most[group] ?? 0))
          complain(event, `${beside} stand beside in group ${group} of limit ${index}`);
      }
    });
  };

  const lookAtStart = (event: BatchEvent, way: 'forward' | 'rollback', before: number[][]): void => {
    const cells = books.cellsOf(event);
    const { stage } = machine.steps[event.step] ?? { stage: 0 };
    if (way === 'forward' && cells.some(({ cell }) => !hours.mayStart(stage, cell, lands + event.at)))
      complain(event, 'closed');
    starts.push({ at: event.at, servers: event.servers });
    if (machine.numbers.deploy.per !== 'server') return;
    // Of a repair that ends while the plan goes back the log does not tell whether a server comes back on the old version.
    const isKnown = way === 'forward' || machine.numbers.repair === null;
    if (isKnown && cells.some(({ cell }) => books.overfull(cell))) complain(event, 'more servers than there are');
    const inPlace = cells.some(({ servers, surged }) => surged < servers);
    if (isKnown && inPlace) lookAtDown(event, way, before);
    if (isKnown) lookAtBeside(event);
    for (const { servers, period } of machine.constraints.rates) {
      const recent = starts
        .filter((start) => start.at > event.at - period)
        .reduce((total, start) => total + start.servers, 0);
      if (recent > servers) complain(event, 'too many in too short a time');
    }
  };

  const lookAt = (event: RunEvent, state: State): void => {
    if (event.at < last) complain(event, 'time goes back');
    last = event.at;
    const isStart = event.kind === 'batch-started' || event.kind === 'revert-started';
    const before = isStart ? books.downNow() : [];
    for (const wrong of [people.note(event, state), books.note(event, state)])
      if (wrong !== null) complain(event, wrong);
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
        lookAtStart(event, 'forward', before);
        return;
      case 'blue-retired':
        if (turned) complain(event, 'the plan has turned');
        return;
      case 'lever-returned':
        if (!turned) complain(event, 'the plan has not turned');
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
        lookAtStart(event, 'rollback', before);
        return;
      }
      case 'revert-ended':
        reverting.delete(`${event.step}.${event.unit}`);
        return;
      case 'raised':
        if (turned) complain(event, 'the plan has turned');
        if (['stop', 'rollback', 'rollback-in', 'rollback-stage', 'disable'].includes(event.action)) turned = true;
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

  /** How fast exposure grows for a bug that is met, in server-hours or user-hours. */
  const rateOf = (bug: number, state: State): number => {
    const users = people.reached(bug) ?? 0;
    const part = machine.audience === null ? 1 : users / machine.audience.users;
    if (machine.numbers.bugs[bug]?.unit === 'server-hours') return books.carried(bug, state) * part;
    if (!layout.deploys) return users;
    const parts = machine.services.length > 0 ? layout.services : [wholeFleet];
    const load = parts.reduce((sum, own) => sum + own.load, 0);
    return load === 0 ? 0 : (users * books.carried(bug, state)) / load;
  };
  const wholeFleet = {
    load: layout.cells.load.reduce((sum, load, cell) => sum + load * (layout.cells.servers[cell] ?? 0), 0),
  };

  /** Once a round is over: who stands, and how fast exposure grows. */
  const lookAtRound = (state: State): void => {
    const { most, up } = books.standing();
    standing.most = Math.max(standing.most, most);
    standing.fewest = Math.min(standing.fewest, up);
    for (const wrong of people.complaints(state)) complain({ at: state.at }, wrong);
    if (state.course.kind !== 'forward') return;
    if (state.most !== standing.most || state.fewest !== standing.fewest) {
      complain({ at: state.at }, `${most} stand and ${up} are up, which gives ${standing.most} and ${standing.fewest}`);
    }
    state.bugs.forEach(({ rate }, bug) => {
      if (!state.luck.bugs[bug]?.there || machine.numbers.bugs[bug]?.unit === 'requests') return;
      const own = people.isMet(bug) ? rateOf(bug, state) : 0;
      if (Math.abs(own - rate) > 1e-9 * (1 + own)) complain({ at: state.at }, `exposure grows at ${rate}, not ${own}`);
    });
  };

  return {
    complaints,
    starts(work, fate, at) {
      books.starts(work, fate);
      if (work.kind !== 'pull' && work.kind !== 'act' && work.kind !== 'schema') return;
      const own = machine.steps[work.step];
      const areas = own?.kind === 'pull' && own.pull.lever === 'traffic' ? own.pull.areas : null;
      const cells = areas?.flatMap((area) => [...(layout.areas[area]?.cells ?? [])]) ?? null;
      const stage = own?.stage ?? 0;
      const isOpen =
        cells === null
          ? hours.mayRun(stage, lands + at)
          : cells.every((cell) => hours.mayStart(stage, cell, lands + at));
      if (!isOpen) complain({ at }, `step ${work.step} starts while it is closed`);
    },
    round(state, log) {
      let left = false;
      for (const event of log) {
        if (!left && (event.kind === 'batch-started' || event.kind === 'revert-started')) {
          books.noteLeaving(state);
          left = true;
        }
        lookAt(event, state);
      }
      books.noteLeaving(state);
      lookAtRound(state);
    },
  };
}
