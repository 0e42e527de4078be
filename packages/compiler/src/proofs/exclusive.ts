/** Whether places are never worked on at once, going back included: by what they are kept apart, or how they could meet. */

import { twoSetsHeld } from '../checks/held.ts';
import { excludes } from '../constraints/excludes.ts';
import { exclusionToucher } from '../constraints/touched.ts';
import { type ControlGraph, controlGraph } from '../control/control-graph.ts';
import { type Budget, isSpent } from '../fleet/budget.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { rangesOf, type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import type { Exclusion } from '../machine/constraints.ts';
import type { MachineExpectation } from '../machine/expectation.ts';
import type { Machine } from '../machine/machine.ts';
import { type KeptApart, keptApart } from './apart.ts';
import { goingBack } from './going-back.ts';
import { meetingsOf, worksOn } from './meetings.ts';
import type { Proof } from './proof.ts';
import { sideBySide } from './side-by-side.ts';

export type ExclusiveProof = Pick<Proof, 'verdict' | 'by' | 'explanation'>;

/** What looking may cost. */
const EFFORT = 1_000_000;

/**
 * Work on a place is a unit of a deploying step that has servers of it, from its first batch to its last, and again from its first batch that goes
 * back to its last. `rollback in`, flags, releases and traffic are single acts, and no work on servers.
 */
export function proveExclusive(
  machine: Machine,
  { sets }: Pick<Extract<MachineExpectation, { kind: 'exclusive' }>, 'sets'>,
): ExclusiveProof {
  const table = tableOfMachine(machine.fleet);
  const graph = controlGraph(machine);
  const budget: Budget = { left: EFFORT };
  const places = sets.map(({ name, servers }) => ({ name, servers: setOf(servers) }));
  const works = worksOn(graph, table, places);
  const deployed = places.map((_, place) => uniteAll(works.map(({ held }) => held[place] ?? [])));
  if (deployed.filter((servers) => servers.length > 0).length < 2)
    return proven('control graph', 'The plan deploys to at most one of these places.');

  for (const { step } of works) {
    const held = twoSetsHeld(table, setOf(step.select), step.by, places, nowhere, budget);
    if (held !== null)
      return notProven(
        `The unit \`${held.unit}\` of \`${step.text}\` holds servers of \`${held.one}\` and of \`${held.other}\`.`,
      );
  }
  const exclusions = machine.constraints.exclusions.filter(({ scope }) => scope.kind === 'plan');
  const keeper = (a: number, b: number): Exclusion | undefined =>
    exclusions.find((exclusion) => excludes(table, exclusion, deployed[a] ?? [], deployed[b] ?? [], budget));
  const open: (readonly [number, number])[] = [];
  const keepers = new Set<Exclusion>();
  for (const [a, one] of deployed.entries()) {
    for (const [b, other] of deployed.entries()) {
      if (a >= b || one.length === 0 || other.length === 0) continue;
      const kept = keeper(a, b);
      if (kept === undefined) open.push([a, b]);
      else keepers.add(kept);
    }
  }
  if (isSpent(budget)) return notProven(TOO_MUCH);
  if (open.length === 0) {
    const texts = [...keepers].map(({ text }) => `\`${text}\``).join(' and ');
    return proven(
      'scheduler',
      `A unit waits while one that ${texts} keeps apart from it is at work, on the way back too.`,
    );
  }

  const by = keptForward(graph, table, places, budget);
  const meetings = meetingsOf(works, open);
  if (by === 'scheduler') {
    const how = sideBySide(graph, table, meetings, budget);
    if (how !== null || isSpent(budget)) return notProven(how ?? TOO_MUCH);
  }
  const back = goingBack(graph, meetings, budget);
  if (back !== null || isSpent(budget)) return notProven(back ?? TOO_MUCH);
  return proven(by, `${WHY[by]} No handler rolls back what could then go back at once.`);
}

const nowhere = { per: null, within: null };
const TOO_MUCH = 'There are too many steps and places to look at each with each.';

const WHY: Readonly<Record<KeptApart, string>> = {
  'stage order': 'These places are deployed only in steps that follow one another.',
  'parallel 1': 'These places are deployed in units of which one runs at a time.',
  scheduler: 'Where they could be worked on at once, a unit waits while one that excludes it is at work.',
};

function proven(by: Proof['by'], explanation: string): ExclusiveProof {
  return { verdict: 'proven', by, explanation };
}

function notProven(explanation: string): ExclusiveProof {
  return { verdict: 'not proven', by: 'control graph', explanation };
}

/** By the order of steps and stages, by units one at a time, or (as far as the plan itself goes) by nothing. */
function keptForward(
  graph: ControlGraph,
  table: ClassTable,
  places: readonly { readonly name: string; readonly servers: ServerSet }[],
  budget: Budget,
): KeptApart {
  const sets = places.map(({ name, servers }) => ({ name, servers: servers.flatMap(rangesOf) }));
  const scope = { kind: 'plan' } as const;
  const wanted: Exclusion = { text: '', scope, within: null, sets: { kind: 'ranges', sets }, apart: 0 };
  return keptApart(graph, exclusionToucher(table, wanted, budget), scope);
}
