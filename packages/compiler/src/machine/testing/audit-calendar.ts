/** Whether the calendar lets something start, window by window and freeze by freeze. */
import { type Calendar, type OpenHours, type OpenRule, openCalendar, type ZonedWindow } from '../calendar/index.ts';
import type { Freeze, Window } from '../constraints.ts';
import { classesOf, isBelow } from '../layout/classes.ts';
import type { Layout } from '../layout/layout.ts';
import type { Machine } from '../machine.ts';

export interface OpeningHours {
  readonly mayStart: (stage: number, cell: number, at: number) => boolean;
  /** Of what is nowhere in particular. */
  readonly mayRun: (stage: number, at: number) => boolean;
}

export function openingHours(machine: Machine, layout: Layout): OpeningHours {
  const { windows, freezes } = machine.constraints;
  const calendar: Calendar | null = layout.calendar === null ? null : openCalendar(layout.calendar.start);
  const classes = classesOf(machine.fleet);
  const zoneOf = (index: number): string => {
    for (let c: number | null = index; c !== null; c = classes[c]?.parent ?? null) {
      const zone = classes[c]?.node.timezone ?? null;
      if (zone !== null) return zone;
    }
    return machine.zone;
  };
  const binds = ({ scope }: Window | Freeze, stage: number): boolean => scope.kind === 'plan' || scope.stage === stage;
  const speaks = ({ servers, within }: Window | Freeze, cell: number): boolean => {
    const first = layout.cells.first[cell] ?? 0;
    const inRange = servers === null || servers.some(({ from, to }) => from <= first && first < to);
    return inRange && (within === null || isBelow(classes, layout.cells.class[cell] ?? 0, within));
  };
  const known = new Map<string, OpenHours>();
  const allows = (rule: OpenRule, at: number): boolean => {
    const key = JSON.stringify(rule);
    const hours = known.get(key) ?? calendar?.hours(rule);
    if (hours !== undefined) known.set(key, hours);
    return hours?.isOpen(at) ?? true;
  };
  const isOpen = ({ days, from, to, zone }: ZonedWindow, at: number): boolean =>
    allows({ layers: [[{ days, from, to, zone }]], freezes: [] }, at);
  const isFrozen = ({ from, to, zone }: Freeze, at: number): boolean =>
    !allows({ layers: [], freezes: [{ from, to, zone }] }, at);
  const allow = (
    stage: number,
    at: number,
    spoken: (stated: Window | Freeze) => boolean,
    zones: readonly string[],
  ): boolean => {
    const own = windows.filter((window) => binds(window, stage) && spoken(window));
    const layers = (['fleet', 'plan', 'stage'] as const).map((layer) => own.filter((window) => window.layer === layer));
    return (
      layers.every(
        (layer) =>
          layer.length === 0 ||
          layer.some((window) =>
            (window.zone === 'local' ? zones : [window.zone]).some((zone) => isOpen({ ...window, zone }, at)),
          ),
      ) && !freezes.some((freeze) => binds(freeze, stage) && spoken(freeze) && isFrozen(freeze, at))
    );
  };
  const everyZone = [...new Set(Array.from(layout.cells.class, zoneOf))];
  return {
    mayStart: (stage, cell, at) =>
      allow(stage, at, (stated) => speaks(stated, cell), [zoneOf(layout.cells.class[cell] ?? 0)]),
    mayRun: (stage, at) => allow(stage, at, ({ servers, within }) => servers === null && within === null, everyZone),
  };
}
