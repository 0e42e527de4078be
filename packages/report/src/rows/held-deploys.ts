/** When windows and freezes let no batch of a deploy begin that has still to. */
import { type Layout, layoutOf, type Machine, type OpenedCalendar, openedCalendar } from '@rollout/compiler';
import type { Trace, TraceStep, TraceUnit } from '@rollout/simulator';
import { printableText } from '../text/printable.ts';

/** Milliseconds. */
export interface Held {
  readonly start: number;
  readonly end: number;
}

/** Of a deploy, or of one of its units: while no batch of it is in progress and none may begin, up to when the plan turns. */
export type HeldDeploys = (step: TraceStep, unit?: TraceUnit) => readonly Held[];

type Deploy = Extract<Layout['steps'][number], { readonly kind: 'deploy' }>;

/** The trace is a printable one, of that machine. */
export function heldDeploys({ landed }: Trace, machine: Machine, turned: number): HeldDeploys {
  if (machine.steps.every(({ kind }) => kind !== 'deploy')) return () => [];
  const layout = layoutOf(machine);
  const opened = layout.kind === 'layout' ? openedCalendar(layout) : null;
  if (layout.kind !== 'layout' || opened === null) return () => [];
  const indices = new Map(machine.steps.map(({ name }, index) => [printableText(name), index]));
  return ({ name, runs, units }, unit) => {
    const index = indices.get(name) ?? -1;
    const own = layout.steps[index];
    const rules = layout.calendar?.ofCell[machine.steps[index]?.stage ?? -1];
    if (own?.kind !== 'deploy' || rules === undefined) return [];
    const needed = neededRules(own, rules, units, unit?.address ?? null);
    const spans: readonly { readonly start: number; readonly end: number | null }[] =
      unit === undefined ? runs : [unit];
    const batches = unit === undefined ? units.flatMap((each) => each.batches) : unit.batches;
    const busy = batches.map(({ start, end }) => ({ start, end: end ?? Number.POSITIVE_INFINITY }));
    return spans.flatMap(({ start, end }) =>
      without(closedIn(start, end ?? turned, needed, opened, landed?.after ?? 0), busy),
    );
  };
}

/** Each rule that a unit's servers keep to, with when no unit needs it any more. A rule of -1 is always open. */
function neededRules(
  { units }: Deploy,
  ofCell: Int32Array,
  begun: readonly TraceUnit[],
  only: string | null,
): ReadonlyMap<number, number> {
  const ends = new Map(begun.map(({ address, end }) => [address, end ?? Number.POSITIVE_INFINITY]));
  const needed = new Map<number, number>();
  for (const { address, entries } of units) {
    const name = printableText(address);
    if (only !== null && name !== only) continue;
    const end = ends.get(name) ?? Number.POSITIVE_INFINITY;
    for (const { cell } of entries) {
      const rule = ofCell[cell] ?? -1;
      needed.set(rule, Math.max(needed.get(rule) ?? 0, end));
    }
  }
  return needed;
}

/** When all rules that are still needed are closed. */
function closedIn(
  start: number,
  end: number,
  needed: ReadonlyMap<number, number>,
  { hours }: OpenedCalendar,
  landed: number,
): Held[] {
  const closed: Held[] = [];
  for (let from = start; from < end; ) {
    let isClosed = true;
    let until = end;
    for (const [rule, last] of needed) {
      if (last <= from) continue;
      const own = hours[rule];
      const isOpen = own?.isOpen(landed + from) ?? true;
      const next = isOpen ? own?.nextClosing(landed + from) : own?.nextOpening(landed + from);
      if (isOpen) isClosed = false;
      until = Math.min(until, last, (next ?? Number.POSITIVE_INFINITY) - landed);
    }
    const before = closed.at(-1);
    if (isClosed && before?.end === from) closed[closed.length - 1] = { start: before.start, end: until };
    else if (isClosed) closed.push({ start: from, end: until });
    from = until;
  }
  return closed;
}

/** What is left of some spans, both in order of time. */
function without(spans: readonly Held[], busy: readonly Held[]): Held[] {
  const taken = [...busy].sort((a, b) => a.start - b.start);
  return spans.flatMap(({ start, end }) => {
    const left: Held[] = [];
    let from = start;
    for (const span of taken) {
      if (span.end <= from) continue;
      if (span.start >= end) break;
      if (span.start > from) left.push({ start: from, end: span.start });
      from = span.end;
    }
    return from < end ? [...left, { start: from, end }] : left;
  });
}
