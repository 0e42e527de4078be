import type { Level } from '@rollout/language';
import type { Machine } from '../machine.ts';
import { at } from './at.ts';
import { blocksOf } from './blocks.ts';
import { calendarLayout } from './calendar.ts';
import { cutCells, nodeTable } from './cells.ts';
import { classesOf } from './classes.ts';
import { failureLayout } from './failures.ts';
import type { Nodes } from './groups.ts';
import { type Layout, MOST_CELLS, type NodeTable, type StepLayout, type TooManyCells } from './layout.ts';
import { levelsUsed, rangesUsed, usesDomains } from './levels.ts';
import { downLayout, parallelLayout, surgeLayout, type Whole } from './limits.ts';
import { areaLayouts, loadOf, membersOf, serviceLayout } from './services.ts';
import { cellsIn, exclusionPieces, orderingLayout } from './sets.ts';
import { deployUnits, doneNodes, eachUnits, type Ground, type Holder, holderOf } from './units.ts';
import { walkFleet } from './walk.ts';

/**
 * The tables of a machine; or how many cells it would take, if they are more than `most`. The machine must be one that the
 * compiler made (its indices lead somewhere); whether its cells are too many is found before work is done.
 */
export function layoutOf(machine: Machine, most: number = MOST_CELLS): Layout | TooManyCells {
  const before = made.get(machine);
  if (before !== undefined && before.cells.count <= most) return before;
  const layout = layOut(machine, most);
  if (layout.kind === 'layout') made.set(machine, layout);
  return layout;
}

/** Neither machines nor their tables ever change, and each phase asks for them. */
const made = new WeakMap<Machine, Layout>();

function layOut(machine: Machine, most: number): Layout | TooManyCells {
  const { fleet, constraints, numbers } = machine;
  const classes = classesOf(fleet);
  const walk = walkFleet(fleet, classes, levelsUsed(machine, classes), usesDomains(machine), most);
  if (!('nodes' in walk)) return { kind: 'too-many-cells', cells: walk.stretches, most };
  const cells = cutCells(fleet.servers, walk.stretches, rangesUsed(machine), classes, most);
  if (typeof cells === 'number') return { kind: 'too-many-cells', cells, most };

  const levels: Partial<Record<Level, NodeTable>> = {};
  for (const [level, nodes] of walk.nodes) levels[level] = nodeTable(level, nodes, cells);
  const nodes: Nodes = { cells: cells.count, classes, nodesOf: (level) => nodesOf({ levels }, level) };

  const pieces = constraints.exclusions.map((exclusion) => exclusionPieces(nodes, cells, exclusion));
  const orderings = constraints.orderings.map((ordering) => orderingLayout(nodes, cells, ordering));
  const parallel = constraints.parallel.map((limit) => parallelLayout(nodes, limit));
  const holders = new Map<Level, Holder>();
  const holder = (level: Level): Holder => {
    const known = holders.get(level) ?? holderOf(cells, nodes, level, fleet.name);
    holders.set(level, known);
    return known;
  };
  const ground: Ground = { machine, cells, fleet: nodes, pieces, orderings, parallel, holder };

  const shownAt = new Set(numbers.bugs.flatMap((bug) => bug.shows.map((showing) => showing.level)));
  const showingLevels = [...shownAt].filter((level) => level !== 'ring');
  const sources = [...new Set(machine.steps.map((step) => step.source))];
  const sourceOf = new Map(sources.map((source, index) => [source, index]));
  const blocks = blocksOf(machine);
  const steps = machine.steps.map((step, index): StepLayout => {
    const common = {
      within: at(blocks.within, index),
      wayBack: at(blocks.wayBack, index),
      source: sourceOf.get(step.source) ?? -1,
    };
    if (step.kind === 'each') return { ...common, kind: 'each', units: eachUnits(ground, step, blocks.lastOf) };
    if (step.kind !== 'deploy') return { ...common, kind: step.kind };
    const units = deployUnits(ground, step);
    const servers = units.reduce((sum, unit) => sum + unit.servers, 0);
    return { ...common, kind: 'deploy', units, servers, done: doneNodes(nodes, showingLevels, units) };
  });
  const selected = machine.stages.map(() => 0);
  steps.forEach((step, index) => {
    const { stage } = at(machine.steps, index);
    if (step.kind === 'deploy') selected[stage] = at(selected, stage) + step.servers;
  });

  const areaOf = membersOf(cells, machine.areas);
  const serviceOf = membersOf(cells, machine.services);
  const whole: Whole = {
    name: fleet.name,
    isPart: (cell) => machine.services.length === 0 || at(serviceOf, cell) >= 0,
  };
  return {
    kind: 'layout',
    servers: fleet.servers,
    load: loadOf(cells, whole.isPart),
    deploys: machine.steps.some(({ kind }) => kind === 'deploy'),
    releases: machine.steps.some((step) => step.kind === 'pull' && step.pull.lever === 'release'),
    cells,
    levels,
    down: constraints.down.map((limit) => downLayout(nodes, limit, whole)),
    surge: constraints.surge.map((limit) => surgeLayout(nodes, limit, whole)),
    exclusions: pieces.map(({ groupOf }) => ({ groupOf })),
    orderings,
    parallel,
    steps,
    stages: machine.stages.map((stage, index) => ({ last: blocks.lastOf(stage.entry), selected: at(selected, index) })),
    selected: selected.reduce((sum, servers) => sum + servers, 0),
    sources,
    bugs: numbers.bugs.map((bug) => {
      const scoped = bug.scope === null ? null : new Set(bug.scope);
      const scope = Uint8Array.from(cells.class, (index) => (scoped === null || scoped.has(index) ? 1 : 0));
      const showings = bug.shows.map(({ level }) => (level === 'ring' ? -1 : showingLevels.indexOf(level)));
      return {
        scope,
        showings,
        nodes: showingLevels.map((level, index) =>
          showings.includes(index) ? nodesInScope(nodes.nodesOf(level), scope) : new Uint8Array(0),
        ),
      };
    }),
    showingLevels,
    failures: failureLayout(machine, nodes, cells),
    services: machine.services.map((service) => serviceLayout(service, cells, areaOf, holder)),
    serviceOf,
    areas: areaLayouts(machine, cells),
    areaOf,
    incidents: numbers.incidents.map(({ servers }) => ({ cells: cellsIn(cells, servers) })),
    calendar: calendarLayout(machine, classes, cells),
  };
}

/** The nodes of a level that the plan speaks of. */
export function nodesOf(layout: Pick<Layout, 'levels'>, level: Level): NodeTable {
  const table = layout.levels[level];
  if (table === undefined) throw new Error(`nothing in the plan speaks of level ${level}`);
  return table;
}

function nodesInScope(table: NodeTable, scope: Uint8Array): Uint8Array {
  const touched = new Uint8Array(table.count);
  table.of.forEach((node, cell) => {
    if (node >= 0 && scope[cell] === 1) touched[node] = 1;
  });
  return touched;
}
