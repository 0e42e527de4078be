/** Whom the stages of a machine reach. */
import { sizeOf } from '../fleet/domains.ts';
import { type ServerSet, setOf, unite, uniteAll } from '../fleet/server-set.ts';
import type { MachineStep } from '../machine/steps.ts';
import type { Draft } from './draft.ts';
import type { StageLane } from './graph.ts';

export type Reach = Pick<StageLane, 'servers' | 'serversSoFar' | 'usersSoFar'>;

/** By stage. */
export function reachOfStages({ machine, table }: Draft): Reach[] {
  const own = machine.stages.map((): MachineStep[] => []);
  for (const step of machine.steps) own[step.stage]?.push(step);
  const sets: ServerSet[] = [];
  const users: (number | null)[] = [];
  return machine.stages.map(({ after }, stage) => {
    const steps = own[stage] ?? [];
    const set = setOf(steps.flatMap((step) => (step.kind === 'deploy' ? step.select : [])));
    const soFar = unite(set, uniteAll(after.map((before) => sets[before] ?? [])));
    sets.push(soFar);
    const reached = [
      ...after.map((before) => users[before] ?? null),
      ...steps.map((step) => (step.kind === 'pull' && step.pull.lever !== 'traffic' ? step.pull.users : null)),
    ].flatMap((count) => count ?? []);
    const most = reached.length === 0 ? null : reached.reduce((a, b) => Math.max(a, b));
    users.push(most);
    return { servers: sizeOf(table, set), serversSoFar: sizeOf(table, soFar), usersSoFar: most };
  });
}

/** To which the copies of a sentence deploy, all together; null: it deploys nothing. */
export function serversOf({ table }: Draft, copies: readonly MachineStep[]): number | null {
  if (copies[0]?.kind !== 'deploy') return null;
  const ranges = copies.flatMap((step) => (step.kind === 'deploy' ? step.select : []));
  return sizeOf(table, setOf(ranges));
}
