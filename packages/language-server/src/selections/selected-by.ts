/** The servers that a sentence of a plan selects, read off its machine. */
import type { Machine, ServerRange, Sources } from '@rollout/compiler';
import { LEVELS, type Level, type Location, type Tree } from '@rollout/language';
import type { Selecting, SelectingSentence } from './selecting.ts';
import { type UnitAround, unitsAround } from './units-around.ts';

export interface Selected {
  /** The level of the nodes that it is about. */
  readonly level: Level;
  readonly parts: readonly { readonly name: string; readonly ranges: readonly ServerRange[] }[];
  readonly partsAre: 'units' | 'turns' | 'copies' | 'sets';
}

/** Undefined where the machine has nothing of the sentence. */
export function selectedBy(
  machine: Machine,
  sources: Sources,
  path: string,
  { sentence, scenario }: Selecting,
): Selected | undefined {
  switch (sentence.kind) {
    case 'deploy':
      return deployed(machine, sources, path, sentence);
    case 'ramp':
      return ramped(machine, sources, path, sentence);
    case 'each':
      return each(machine, sources, path, sentence);
    case 'shift-traffic':
      return shifted(machine, sources, path, sentence);
    case 'window':
      return bySentence(machine, machine.constraints.windows, sources.constraints.windows, path, sentence);
    case 'freeze':
      return bySentence(machine, machine.constraints.freezes, sources.constraints.freezes, path, sentence);
    case 'exclusive': {
      const index = at(sources.constraints.exclusions, path, sentence.span);
      const sets = machine.constraints.exclusions[index]?.sets;
      return sets?.kind === 'ranges' ? ofSets(machine, sets.sets) : undefined;
    }
    case 'order': {
      const sets = machine.constraints.orderings[at(sources.constraints.orderings, path, sentence.span)]?.sets;
      return sets === undefined ? undefined : ofSets(machine, sets);
    }
    case 'service': {
      const service = machine.services[at(sources.services, path, sentence.span)];
      return service === undefined ? undefined : one(commonLevel(machine), service.servers);
    }
    case 'down-at': {
      // They are the scenario's own, in the order in which it says them.
      const found = machine.scenario === scenario?.name ? machine.numbers.incidents[scenario?.index ?? -1] : undefined;
      return found === undefined ? undefined : one(commonLevel(machine), found.servers);
    }
  }
}

const one = (level: Level, ranges: readonly ServerRange[]): Selected => ({
  level,
  parts: [{ name: '', ranges }],
  partsAre: 'sets',
});

function ofSets(
  machine: Machine,
  sets: readonly { readonly name: string; readonly servers: readonly ServerRange[] }[],
) {
  const parts = sets.map(({ name, servers }) => ({ name, ranges: servers }));
  return { level: commonLevel(machine), parts, partsAre: 'sets' } as const;
}

function bySentence(
  machine: Machine,
  constraints: readonly { readonly servers: readonly ServerRange[] | null }[],
  locations: readonly Location[],
  path: string,
  { span }: SelectingSentence,
): Selected | undefined {
  const servers = constraints[at(locations, path, span)]?.servers;
  return servers === undefined || servers === null ? undefined : one(commonLevel(machine), servers);
}

/** The index of the place that lies in a sentence; −1: none does. */
function at(locations: readonly Location[], path: string, span: Tree.Span): number {
  return locations.findIndex((location) => isIn(location, path, span));
}

function isIn(location: Location, path: string, { start, end }: Tree.Span): boolean {
  return location.path === path && start <= location.span.start && location.span.end <= end;
}

/** Where the head of a step lies: within its sentence, before its block. */
function headOf(sentence: Tree.Step): Tree.Span {
  const block = 'block' in sentence ? sentence.block : undefined;
  return { start: sentence.span.start, end: block?.span.start ?? sentence.span.end };
}

/** The machine's steps that a sentence has become, in their order. */
function stepsOf(machine: Machine, { steps: locations }: Sources, path: string, sentence: Tree.Step) {
  const head = headOf(sentence);
  const around = unitsAround(machine);
  return machine.steps.flatMap((step, index) => {
    const location = locations[index];
    const { start } = location?.span ?? { start: -1 };
    if (location?.path !== path || start < head.start || start >= head.end) return [];
    return [{ step, unit: around.get(index) }];
  });
}

/** A sentence in a block of `each` selects something in each unit. */
function deployed(machine: Machine, sources: Sources, path: string, sentence: Tree.Deploy): Selected | undefined {
  const found = stepsOf(machine, sources, path, sentence).flatMap(({ step, unit }) =>
    step.kind === 'deploy' ? [{ name: nameOf(unit), ranges: step.select, by: step.by }] : [],
  );
  const [first] = found;
  return first === undefined ? undefined : { level: first.by, parts: joined(found), partsAre: 'copies' };
}

function ramped(machine: Machine, sources: Sources, path: string, sentence: Tree.Ramp): Selected | undefined {
  const found = stepsOf(machine, sources, path, sentence).flatMap(({ step, unit }) => {
    if (step.kind !== 'deploy') return [];
    // The names of a ramp's steps end with the number of the turn, and what is split off for services.
    const turn = /\[(\d+)\](?:\[[^\]]*\])?$/.exec(step.name)?.[1] ?? '1';
    const amount = sentence.amounts[Number(turn) - 1];
    const name = amount === undefined || amount.kind === 'name' ? turn : amount.text;
    return [{ name: unit === undefined ? name : `${nameOf(unit)}, ${name}`, ranges: step.select, by: step.by }];
  });
  const [first] = found;
  const level = sentence.level?.level ?? first?.by;
  return level === undefined || first === undefined ? undefined : { level, parts: joined(found), partsAre: 'turns' };
}

function each(machine: Machine, sources: Sources, path: string, sentence: Tree.Each): Selected | undefined {
  const found = stepsOf(machine, sources, path, sentence).flatMap(({ step, unit }) =>
    step.kind === 'each'
      ? step.units.map(({ name, select }) => ({
          name: unit === undefined || name.startsWith(`${unit.name}/`) ? name : `${unit.name}, ${name}`,
          ranges: select,
          level: step.level,
        }))
      : [],
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const level = first.level === 'upgradeDomain' ? commonLevel(machine) : first.level;
  return { level, parts: found, partsAre: 'units' };
}

function shifted(machine: Machine, sources: Sources, path: string, sentence: Tree.ShiftTraffic): Selected | undefined {
  const areas = new Set(
    stepsOf(machine, sources, path, sentence).flatMap(({ step }) =>
      step.kind === 'pull' && step.pull.lever === 'traffic' ? step.pull.areas : [],
    ),
  );
  const ranges = [...areas].flatMap((area) => machine.areas[area]?.servers ?? []);
  return ranges.length === 0 ? undefined : one(commonLevel(machine), ranges);
}

/** Parts of one name together: what of one unit goes in several steps, because services need one another. */
function joined(parts: readonly { readonly name: string; readonly ranges: readonly ServerRange[] }[]) {
  const byName = new Map<string, ServerRange[]>();
  for (const { name, ranges } of parts) byName.set(name, [...(byName.get(name) ?? []), ...ranges]);
  return [...byName].map(([name, ranges]) => ({ name, ranges }));
}

function nameOf(unit: UnitAround | undefined): string {
  return unit?.name ?? '';
}

/** Clusters, or the nearest level to them that the fleet has. */
function commonLevel({ fleet }: Machine): Level {
  const levels = new Set<Level>();
  const visit = (nodes: Machine['fleet']['nodes']): void => {
    for (const node of nodes) {
      levels.add(node.level);
      visit(node.nodes);
    }
  };
  visit(fleet.nodes);
  const wanted: readonly Level[] = ['cluster', 'datacenter', 'zone', 'region', 'rack'];
  return wanted.find((level) => levels.has(level)) ?? LEVELS[LEVELS.length - 1] ?? 'server';
}
