/** Which rule of the calendar holds what: servers cell by cell, and what is nowhere in particular. */
import type { CalendarDate, ZonedTime } from '@rollout/language';
import { firstMonday, firstOpening, type OpenRule } from '../calendar/index.ts';
import type { Freeze, Window } from '../constraints.ts';
import type { Machine } from '../machine.ts';
import { traitsOf } from '../step-kinds.ts';
import type { MachineStep } from '../steps.ts';
import { at } from './at.ts';
import { type ClassEntry, isBelow } from './classes.ts';
import type { CalendarLayout, CellTable } from './layout.ts';
import { cellsIn, cellsOf } from './sets.ts';

/** null: nothing in the plan depends on when it starts. */
export function calendarLayout(
  machine: Machine,
  classes: readonly ClassEntry[],
  cells: CellTable,
): CalendarLayout | null {
  const { windows, freezes } = machine.constraints;
  const dependsOnIt =
    windows.length > 0 ||
    freezes.length > 0 ||
    machine.steps.some(({ kind }) => kind === 'clock') ||
    machine.services.some(({ load }) => load !== null && load.profile !== null);
  if (!dependsOnIt) return null;

  const rules: OpenRule[] = [];
  const known = new Map<string, number>();
  const numberOf = (rule: OpenRule): number => {
    if (rule.freezes.length === 0 && rule.layers.length === 0) return -1;
    const key = JSON.stringify(rule);
    const number = known.get(key) ?? rules.push(rule) - 1;
    known.set(key, number);
    return number;
  };
  const zones = [...new Set(classes.flatMap(({ node }, index) => (node.nodes.length === 0 ? [zoneOf(index)] : [])))];
  function zoneOf(index: number | null): string {
    const entry = index === null ? undefined : classes[index];
    return entry === undefined ? machine.zone : (entry.node.timezone ?? zoneOf(entry.parent));
  }

  /** What binds the starts of a stage (null: of the plan alone), of all that speaks of some servers. */
  const ruleOf = (
    stage: number | null,
    speaks: (stated: Window | Freeze) => boolean,
    local: readonly string[],
  ): OpenRule => {
    const binding = ({ scope }: Window | Freeze): boolean => scope.kind === 'plan' || scope.stage === stage;
    const open = windows.filter((window) => binding(window) && speaks(window));
    const layers = (['fleet', 'plan', 'stage'] as const)
      .map((layer) =>
        open
          .filter((window) => window.layer === layer)
          .flatMap(({ days, from, to, zone }) =>
            (zone === 'local' ? local : [zone]).map((name) => ({ days, from, to, zone: name })),
          ),
      )
      .filter((layer) => layer.length > 0);
    const frozen = freezes.filter((freeze) => binding(freeze) && speaks(freeze));
    return { layers, freezes: frozen.map(({ from, to, zone }) => ({ from, to, zone })) };
  };
  const ofAll = (stage: number | null): OpenRule =>
    ruleOf(stage, ({ servers, within }) => servers === null && within === null, zones);

  const spoken = [...windows, ...freezes].map((stated) => ({ stated, of: cellsSpokenOf(stated, classes, cells) }));
  const tableOf = (stage: number | null): Int32Array => {
    // Cells of which the same is said, in one zone, have the same rule.
    const kinds = new Map<string, number>();
    return Int32Array.from(cells.class, (index, cell) => {
      const zone = zoneOf(index);
      let key = zone;
      for (const { of } of spoken) key += of === null || of[cell] === 1 ? '+' : '-';
      const said = (stated: Window | Freeze): boolean => {
        const { of } = at(
          spoken,
          spoken.findIndex((other) => other.stated === stated),
        );
        return of === null || of[cell] === 1;
      };
      const rule = kinds.get(key) ?? numberOf(ruleOf(stage, said, [zone]));
      kinds.set(key, rule);
      return rule;
    });
  };
  const common = tableOf(null);
  const hasOwn = machine.stages.map((_, stage) =>
    spoken.some(({ stated: { scope } }) => scope.kind === 'stage' && scope.stage === stage),
  );
  const ofCell = hasOwn.map((own, stage) => (own ? tableOf(stage) : common));
  const ofAct = machine.stages.map((_, stage) => numberOf(ofAll(stage)));
  const ofAreas = (stage: number, areas: readonly number[]): number => {
    const found = new Set<number>();
    for (const area of areas)
      for (const cell of cellsIn(cells, at(machine.areas, area).servers)) found.add(at(at(ofCell, stage), cell));
    found.delete(-1);
    return together([...found].map((rule) => at(rules, rule)));
  };
  /** Open where all of some rules are. */
  const together = (all: readonly OpenRule[]): number =>
    numberOf({ layers: all.flatMap(({ layers }) => layers), freezes: all.flatMap(({ freezes: own }) => own) });
  const ofStep = (step: MachineStep): number => {
    if (!traitsOf(step).isStart) return -1;
    const somewhere = step.kind === 'pull' && step.pull.lever === 'traffic';
    return somewhere ? ofAreas(step.stage, step.pull.areas) : at(ofAct, step.stage);
  };
  // A change that lands at any moment does so whether anything might start then or not; but before a train has left for the first time it would
  // wait for that one, however often they leave.
  const first = (): ZonedTime =>
    machine.landing > 0
      ? { date: firstMonday(machine.steps.flatMap(firstDeparture)), minute: 0, zone: machine.zone }
      : firstOpening(ofAll(null), machine.zone);
  return {
    start: machine.start ?? first(),
    rules,
    ofCell,
    ofAct,
    ofStep: machine.steps.map(ofStep),
    ofApproval: machine.stages.map((_, stage) => numberOf({ ...ofAll(stage), freezes: [] })),
  };
}

/** The date from which a train runs, if a step waits for one. */
function firstDeparture(step: MachineStep): CalendarDate[] {
  return step.kind === 'clock' && step.until.kind === 'train' ? [step.until.from] : [];
}

/** For each cell whether a window or freeze speaks of it; null: of every one. */
function cellsSpokenOf(
  { servers, within }: Window | Freeze,
  classes: readonly ClassEntry[],
  cells: CellTable,
): Uint8Array | null {
  if (servers === null && within === null) return null;
  const spoken = new Uint8Array(cells.count).fill(servers === null ? 1 : 0);
  if (servers !== null) for (const cell of cellsOf(cells, servers)) spoken[cell] = 1;
  if (within !== null) {
    for (let cell = 0; cell < cells.count; cell++)
      if (!isBelow(classes, at(cells.class, cell), within)) spoken[cell] = 0;
  }
  return spoken;
}
