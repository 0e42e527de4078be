/** Whether a plan promises the limits of a policy: on what is down, beside, worked on at once or started in a time. */
import { exclusionToucher } from '../constraints/touched.ts';
import type { DownLimit, ParallelLimit, RateLimit, SurgeLimit } from '../machine/constraints.ts';
import type { MachineExpectation } from '../machine/expectation.ts';
import { keptApart } from '../proofs/apart.ts';
import { heldInEach, holdsSeveral, type Promises, stagesWith } from './promises.ts';

/**
 * By a limit of its own that lets no more be down, in the same groups or in the whole fleet; or by an expectation that says how much may be down
 * there at the most.
 */
export function promisesDown(promises: Promises, asked: DownLimit): boolean {
  const { machine } = promises;
  const own = machine.constraints.down.filter(({ watched }) => !watched);
  const isKept = heldInEach(stagesWith(promises, 'deploy'), own, (limit) => isNoLooser(promises, limit, asked));
  return isKept || machine.expectations.some((expectation) => expectsDown(promises, expectation, asked));
}

function isNoLooser(promises: Promises, own: DownLimit, asked: DownLimit): boolean {
  // A node that is down has a server that is.
  if (own.counts !== asked.counts && own.counts !== 'server') return false;
  const isWhole = own.per === null && promises.machine.services.length === 0;
  if (own.per !== asked.per && !isWhole) return false;
  return asked.bounds.every((bound) => {
    const all = sizeOfGroup(promises, bound.class);
    const mine = own.bounds.find((other) => other.class === (own.per === asked.per ? bound.class : -1));
    const holds = (most: number | undefined, allowed: number) =>
      allowed >= all || (most !== undefined && most <= allowed);
    return holds(mine?.forward, bound.forward) && holds(mine?.rollback, bound.rollback);
  });
}

/** Servers of a group; -1: of the whole fleet. */
function sizeOfGroup({ table }: Promises, group: number): number {
  return table.classes[group]?.node.servers ?? table.servers;
}

function expectsDown(promises: Promises, expectation: MachineExpectation, asked: DownLimit): boolean {
  if (expectation.kind !== 'measure' || expectation.policy !== null || asked.counts !== 'server') return false;
  const { measure, relation, bound } = expectation;
  const isMost = measure.kind === 'statistic' && measure.statistic.kind === 'max' && measure.given === null;
  if (!isMost || measure.of.kind !== 'down' || measure.of.per !== asked.per || relation.startsWith('>')) return false;
  return asked.bounds.every(({ class: group, forward, rollback }) => {
    const most = Math.floor(bound * sizeOfGroup(promises, group));
    return most <= forward && most <= rollback;
  });
}

/** Nothing stands beside but what is green, or rolls under a limit of its own. */
export function promisesSurge(promises: Promises, asked: SurgeLimit): boolean {
  const { steps, constraints } = promises.machine;
  const stages = stagesWith(promises, 'deploy').filter(
    (stage) =>
      constraints.surge.some(({ scope }) => scope.kind === 'plan' || scope.stage === stage) ||
      steps.some((step) => step.kind === 'deploy' && step.stage === stage && step.green),
  );
  return heldInEach(stages, constraints.surge, (own) => {
    const isWhole = own.per === null && promises.machine.services.length === 0;
    if (own.per !== asked.per && !isWhole) return false;
    return asked.bounds.every((bound) => {
      const mine = own.bounds.find((other) => other.class === (own.per === asked.per ? bound.class : -1));
      return mine !== undefined && mine.most <= bound.most;
    });
  });
}

export function promisesRate(promises: Promises, asked: RateLimit): boolean {
  const { rates } = promises.machine.constraints;
  return heldInEach(
    stagesWith(promises, 'deploy'),
    rates,
    ({ servers, period }) => servers <= asked.servers && period >= asked.period,
  );
}

/** By a limit, or where it is about one node at a time by the order of steps and units. */
export function promisesParallel(promises: Promises, asked: ParallelLimit): boolean {
  const { graph, table, budget, machine } = promises;
  const { level, per, count } = asked;
  const isKept = heldInEach(
    stagesWith(promises, 'deploy'),
    machine.constraints.parallel,
    (own) => own.level === level && own.count <= count && (own.per === per || own.per === null),
  );
  // A unit that holds several nodes would never start.
  if (isKept || count > 1 || holdsSeveral(machine, level)) return isKept;
  const sets = { kind: 'level', level, per } as const;
  const apart = exclusionToucher(table, { ...asked, sets, apart: 0 }, budget);
  return keptApart(graph, apart, { kind: 'plan' }) !== 'scheduler';
}
