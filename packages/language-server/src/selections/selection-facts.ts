/** What the sentence at a place selects, as the machine has it. */
import { type Machine, type SelectedServers, type Sources, selectedIn } from '@rollout/compiler';
import type { Level, Tree } from '@rollout/language';
import type { Document } from '@rollout/workspace';
import { selectedBy } from './selected-by.ts';
import { selectingAt } from './selecting.ts';

/** What one sentence selects in one plan. */
export interface SelectionFacts {
  readonly plan: string;
  /** null: as the plan is written. */
  readonly scenario: string | null;
  /** What of the text selects it. */
  readonly span: Tree.Span;
  /** All of it: each server once. */
  readonly all: SelectedServers;
  readonly share: number;
  /** The level of the nodes that are counted. */
  readonly level: Level;
  /** What the parts are; none, where it is one. */
  readonly parts: readonly SelectedPart[];
  readonly partsAre: 'units' | 'turns' | 'copies' | 'sets' | null;
}

interface SelectedPart {
  readonly name: string;
  readonly servers: number;
  readonly nodes: number;
}

/** So many nodes are named. */
const MOST_NAMES = 4;

/**
 * What the selector, the ramp or the sentence at an offset selects, in each plan of the document whose machine has it: the compiler's own numbers, so that `remaining`
 * and counts are what they are at that point of the plan. Empty where nothing is selected, and for plans without a machine. The document has come to
 * `Phase.Compiled`.
 */
export function selectionFacts(document: Document, path: string, offset: number): readonly SelectionFacts[] {
  const file = document.files.get(path);
  const selecting = file === undefined ? undefined : selectingAt(file, offset);
  if (selecting === undefined) return [];
  return document.plans.flatMap(({ name, scenario, machine, sources }) => {
    if (machine === null || sources === null) return [];
    const found = factsIn(machine, sources, path, selecting);
    return found === undefined ? [] : [{ plan: name, scenario, ...found }];
  });
}

function factsIn(
  machine: Machine,
  sources: Sources,
  path: string,
  selecting: NonNullable<ReturnType<typeof selectingAt>>,
): Omit<SelectionFacts, 'plan' | 'scenario'> | undefined {
  const selected = selectedBy(machine, sources, path, selecting);
  if (selected === undefined) return undefined;
  const { level, parts, partsAre } = selected;
  const ranges = parts.flatMap((part) => part.ranges);
  const all = selectedIn(machine.fleet, ranges, level, MOST_NAMES);
  const told = parts.length < 2 ? [] : parts;
  return {
    span: selecting.span,
    all,
    share: machine.fleet.servers === 0 ? 0 : all.servers / machine.fleet.servers,
    level,
    parts: told.map((part) => {
      const { servers, nodes } = selectedIn(machine.fleet, part.ranges, level, 0);
      return { name: part.name, servers, nodes };
    }),
    partsAre: told.length === 0 ? null : partsAre,
  };
}
