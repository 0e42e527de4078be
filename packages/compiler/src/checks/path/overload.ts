/**
 * Plans that must overload what carries the load, even when nothing is down and nothing fails. New servers are counted at their
 * most (all that could be deployed by then), old ones too (all that are not surely replaced), at the quietest hour: what is said
 * here happens in every run.
 */
import { shareValue } from '@rollout/language';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import type { Budget } from '../../fleet/budget.ts';
import { isSpent } from '../../fleet/budget.ts';
import { chunksOf, heldBy, oneByOne } from '../../fleet/chunks.ts';
import { describe } from '../../fleet/describe.ts';
import { sizeOf } from '../../fleet/domains.ts';
import { loadOfServers } from '../../fleet/load-of-servers.ts';
import { intersect, overlaps, type ServerSet, subtract } from '../../fleet/server-set.ts';
import type { MachineService } from '../../machine/services.ts';
import type { DeployStep, MachineStep, StepIndex } from '../../machine/steps.ts';
import { percentText } from '../../text/percent-text.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import { newAtMost, oldIn } from './new-and-old.ts';
import { percentAtMost, timesText } from './percents.ts';
import { shareAtMost } from './shares.ts';
import type { Known } from './walk.ts';

/** What looking at one plan may cost: pairs of steps, and pieces of servers. */
const EFFORT = 200_000;

export interface Overloads {
  /** New servers that are to carry a share of these areas. */
  readonly checkNew: (step: MachineStep, index: StepIndex, areas: readonly number[], share: number) => void;
  /** Old servers that are left when a step has replaced its own. */
  readonly checkOld: (step: DeployStep, index: StepIndex, known: Known) => void;
}

export function overloadsOf(plan: PlanUnderCheck): Overloads {
  const { fleet, machine } = plan;
  const budget: Budget = { left: EFFORT };
  const isTooMuch = () => isSpent(budget);
  const spendPairs = () => {
    budget.left -= plan.graph.deploys.length + plan.shifts.length;
  };
  const load = (servers: ServerSet) => loadOfServers(fleet, servers, budget);
  const capacityOf = (service: MachineService | undefined) =>
    service?.headroom == null ? Infinity : 1 + shareValue(service.headroom);
  /** What servers can carry together; none carry nothing. */
  const capacity = (service: MachineService | undefined, ordinary: number) =>
    ordinary === 0 ? 0 : capacityOf(service) * ordinary;
  const serviceOf = (area: number): MachineService | undefined => {
    const service = machine.areas[area]?.service;
    return service == null ? undefined : machine.services[service];
  };

  return {
    checkNew: (step, index, areas, share) => {
      for (const area of areas) {
        spendPairs();
        if (isTooMuch()) return;
        const service = serviceOf(area);
        const fresh = newAtMost(plan, plan.areas[area] ?? [], index);
        for (const group of groupsIn(plan, area, service, budget)) {
          const own = intersect(group, fresh);
          const carried = leastFactor(service) * share * load(group);
          const most = capacity(service, load(own));
          if (isTooMuch() || !exceeds(carried, most) || isSaid(plan, 'shift-overloads', step)) continue;
          const servers = sizeOf(fleet.table, own);
          const each = servers === 0 ? load(group) / sizeOf(fleet.table, group) : load(own) / servers;
          const finding = {
            where: nameOf(plan, area, group),
            share: percentText(share),
            servers,
            times: servers === 0 ? null : timesText(carried / load(own)),
            capacity: timesText(capacityOf(service)),
            least: Number.isFinite(capacityOf(service)) ? Math.ceil(carried / capacityOf(service) / each) : 1,
            most: servers === 0 ? null : percentAtMost(most / (leastFactor(service) * load(group))),
          };
          plan.diagnostics.push(compilerDiagnostics.create('shift-overloads', finding, locationOf(plan, index)));
        }
      }
    },
    checkOld: (step, index, known) => {
      const replaced = plan.selected.get(index) ?? [];
      for (const area of plan.areasHolding(replaced)) {
        const servers = plan.areas[area] ?? [];
        if (machine.areas[area]?.shifted !== true || !overlaps(servers, replaced)) continue;
        spendPairs();
        if (isTooMuch()) return;
        const share = shareAtMost(plan, area, index);
        if (share >= 1) continue;
        const service = serviceOf(area);
        const left = subtract(oldIn(plan, servers, known), replaced);
        for (const group of groupsIn(plan, area, service, budget)) {
          const own = intersect(group, left);
          const carried = leastFactor(service) * (1 - share) * load(group);
          if (isTooMuch() || !exceeds(carried, capacity(service, load(own)))) continue;
          if (isSaid(plan, 'too-few-old', step)) continue;
          const servers = sizeOf(fleet.table, own);
          const finding = {
            where: nameOf(plan, area, group),
            share: percentText(share),
            servers,
            times: servers === 0 ? null : timesText(carried / load(own)),
            capacity: timesText(capacityOf(service)),
          };
          plan.diagnostics.push(compilerDiagnostics.create('too-few-old', finding, locationOf(plan, index)));
        }
      }
    },
  };
}

/** An area as it hands on its load: as a whole, or node by node. */
function groupsIn(
  plan: PlanUnderCheck,
  area: number,
  service: MachineService | undefined,
  budget: Budget,
): readonly ServerSet[] {
  const servers = plan.areas[area] ?? [];
  if (service?.per == null) return [servers];
  const { table } = plan.fleet;
  return chunksOf(table, servers, service.per, 'above', budget)
    .flatMap((chunk) => oneByOne(table, chunk, budget))
    .map(heldBy);
}

/** An area by its name, its nodes by theirs. */
function nameOf({ machine, fleet, areas }: PlanUnderCheck, area: number, group: ServerSet): string {
  return group === areas[area] ? `\`${machine.areas[area]?.name}\`` : describe(fleet.table, group);
}

function leastFactor(service: MachineService | undefined): number {
  return service?.load?.profile?.factors.reduce((least, factor) => Math.min(least, factor), Infinity) ?? 1;
}

/** Not by what floating point makes of equal numbers. */
function exceeds(carried: number, capacity: number): boolean {
  return carried > 0 && carried > capacity * (1 + 1e-9);
}
