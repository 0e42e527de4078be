/** Whether a plan promises what a policy asks of places: that they are kept apart, or come one after the other. */
import { excludes } from '../constraints/excludes.ts';
import { exclusionToucher } from '../constraints/touched.ts';
import { relationOf } from '../control/control-graph.ts';
import { spend } from '../fleet/budget.ts';
import { type ServerSet, setOf, uniteAll } from '../fleet/server-set.ts';
import type { Exclusion, Ordering } from '../machine/constraints.ts';
import { keptApart } from '../proofs/apart.ts';
import { proveExclusive } from '../proofs/exclusive.ts';
import { goesBackInBatches } from '../proofs/going-back.ts';
import { worksOn } from '../proofs/meetings.ts';
import { holdsSeveral, type Promises } from './promises.ts';

/** By exclusions of its own, with as much time between; without any time, whatever keeps them apart will do. */
export function promisesExclusion(promises: Promises, asked: Exclusion): boolean {
  const own = promises.machine.constraints.exclusions.filter(
    ({ scope, within, apart }) => scope.kind === 'plan' && within === null && apart >= asked.apart,
  );
  const { sets } = asked;
  if (sets.kind === 'level') return own.some((one) => isNoLooser(one, asked)) || levelsKeptApart(promises, asked);
  if (asked.apart === 0) return proveExclusive(promises.machine, sets).verdict === 'proven';
  const deployed = deployedOf(promises, sets.sets).filter((servers) => servers.length > 0);
  return deployed.every((one, at) =>
    deployed
      .slice(at + 1)
      .every((other) => own.some((exclusion) => excludes(promises.table, exclusion, one, other, promises.budget))),
  );
}

/** Nodes of one level are apart where those of the same are, in the same nodes or everywhere. */
function isNoLooser({ sets: own }: Exclusion, { sets: asked }: Exclusion): boolean {
  if (own.kind !== 'level' || asked.kind !== 'level' || own.level !== asked.level) return false;
  return own.per === null || own.per === asked.per;
}

function levelsKeptApart({ graph, table, budget, machine }: Promises, asked: Exclusion): boolean {
  const { sets } = asked;
  if (sets.kind !== 'level' || asked.apart > 0 || goesBackInBatches(machine)) return false;
  return (
    !holdsSeveral(machine, sets.level) &&
    keptApart(graph, exclusionToucher(table, asked, budget), { kind: 'plan' }) !== 'scheduler'
  );
}

function deployedOf(
  { graph, table }: Promises,
  sets: readonly { readonly servers: readonly ServerRanges[] }[],
): ServerSet[] {
  const places = sets.map(({ servers }) => ({ servers: setOf(servers) }));
  const works = worksOn(graph, table, places);
  return places.map((_, place) => uniteAll(works.map(({ held }) => held[place] ?? [])));
}

type ServerRanges = Ordering['sets'][number]['servers'][number];

/** By an order of its own that has the same places in it, or by steps that follow one another. */
export function promisesOrder(promises: Promises, asked: Ordering): boolean {
  const isIn = (own: Ordering): boolean => {
    if (own.scope.kind !== 'plan' || own.within !== null || own.per !== asked.per) return false;
    let from = 0;
    return asked.sets.every(({ servers }) => {
      const key = JSON.stringify(servers);
      const at = own.sets.findIndex((set, index) => index >= from && JSON.stringify(set.servers) === key);
      from = at + 1;
      return at >= 0;
    });
  };
  return promises.machine.constraints.orderings.some(isIn) || stepsFollow(promises, asked);
}

function stepsFollow({ graph, table, budget }: Promises, { sets }: Ordering): boolean {
  const works = worksOn(
    graph,
    table,
    sets.map(({ servers }) => ({ servers: setOf(servers) })),
  );
  const touches = (held: readonly ServerSet[], set: number) => (held[set]?.length ?? 0) > 0;
  return sets.every((_, later) =>
    sets.slice(0, later).every((_, earlier) =>
      works.every((before) =>
        works.every((after) => {
          if (!spend(budget, 1)) return false;
          if (!touches(before.held, earlier) || !touches(after.held, later)) return true;
          return relationOf(graph, before.index, after.index) === 'before';
        }),
      ),
    ),
  );
}
