/** The steps that deploy to places which must not be worked on at once, and which of them have to do with one another. */
import type { ControlGraph } from '../control/control-graph.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { isEmpty } from '../fleet/domains.ts';
import { intersect, type ServerSet, setOf } from '../fleet/server-set.ts';
import type { DeployStep, StepIndex } from '../machine/steps.ts';

/** A step that deploys to some of the places, with what it deploys of each. */
export interface Work {
  readonly index: StepIndex;
  readonly step: DeployStep;
  readonly held: readonly ServerSet[];
}

/** Two steps, or one with itself, that work on different places which no exclusion keeps apart. */
export interface Meeting {
  readonly one: Work;
  readonly other: Work;
  /** Numbers of the places. */
  readonly places: readonly [number, number];
}

export function worksOn(
  { machine, deploys }: ControlGraph,
  table: ClassTable,
  places: readonly { readonly servers: ServerSet }[],
): Work[] {
  return deploys.flatMap((index): Work[] => {
    const step = machine.steps[index];
    if (step?.kind !== 'deploy') return [];
    const select = setOf(step.select);
    const held = places.map(({ servers }) => {
      const own = intersect(select, servers);
      return isEmpty(table, own) ? [] : own;
    });
    return held.some((servers) => servers.length > 0) ? [{ index, step, held }] : [];
  });
}

/** Each pair of steps, or step with itself, that has to do with a pair of places. May be gone over more than once. */
export function meetingsOf(works: readonly Work[], open: readonly (readonly [number, number])[]): Iterable<Meeting> {
  return { [Symbol.iterator]: () => meetings(works, open) };
}

function* meetings(works: readonly Work[], open: readonly (readonly [number, number])[]): Generator<Meeting> {
  for (const [at, one] of works.entries()) {
    for (const other of works.slice(at)) {
      for (const [a, b] of open) {
        const touches = (work: Work, place: number) => (work.held[place]?.length ?? 0) > 0;
        if (touches(one, a) && touches(other, b)) yield { one, other, places: [a, b] };
        else if (touches(one, b) && touches(other, a)) yield { one, other, places: [b, a] };
      }
    }
  }
}
