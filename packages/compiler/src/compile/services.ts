/** The services of a plan on its fleet. */
import { defaultUnit, type Plan, type Program, type Service, type Step } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { nothingDeployed } from '../fleet/deployed.ts';
import { describe } from '../fleet/describe.ts';
import { isEmpty } from '../fleet/domains.ts';
import { resolveSelector } from '../fleet/select.ts';
import { intersect, rangesOf, type ServerSet, serversBetween, uniteAll } from '../fleet/server-set.ts';
import type { MachineService } from '../machine/services.ts';
import { type Build, type BuildService, reportSelection, roomForPieces } from '../steps/build.ts';

export interface PlanService extends BuildService {
  readonly service: Service;
}

/** Those that the plan names; if it names none, those that its steps do. */
function namesOfServices(plan: Plan): readonly string[] {
  if (plan.services.length > 0) return plan.services;
  const named = (steps: readonly Step[]): string[] =>
    steps.flatMap((step) => {
      if (step.kind === 'deploy') return step.service === null ? [] : [step.service];
      return 'steps' in step ? named(step.steps) : [];
    });
  return [...new Set(plan.stages.flatMap(({ steps }) => named(steps)))];
}

/** Where the services that a plan deploys run, in the order in which it names them; no two of them on the same servers. */
export function servicesOf(build: Build, program: Program, plan: Plan): readonly PlanService[] {
  const { table } = build.fleet;
  const unit = defaultUnit(table.topology);
  const found: PlanService[] = [];
  for (const name of namesOfServices(plan)) {
    const service = program.services.find((one) => one.name === name);
    if (service === undefined) continue;
    let servers = serversBetween(0, table.servers);
    if (service.runsOn !== null) {
      const context = { here: null, within: [], deployed: nothingDeployed, unit };
      const selection = resolveSelector(build.fleet, service.runsOn, context);
      if (!roomForPieces(build, service.location)) return found;
      reportSelection(build, selection.problems);
      servers = selection.servers;
    }
    for (const other of found) {
      const both = intersect(other.servers, servers);
      if (isEmpty(table, both)) continue;
      const finding = { one: other.name, other: name, where: describe(table, both) };
      const location = (service.runsOn ?? service).location;
      const related = [{ ...other.service.location, message: `\`${other.name}\` runs there too.` }];
      build.diagnostics.push(compilerDiagnostics.create('services-share-servers', finding, { ...location, related }));
    }
    found.push({ service, name, servers, needs: service.needs, location: service.location });
  }
  return found;
}

/** All servers that they run on; without any: the whole fleet. */
export function serversOfServices(build: Build, services: readonly PlanService[]): ServerSet {
  return services.length === 0
    ? serversBetween(0, build.fleet.table.servers)
    : uniteAll(services.map(({ servers }) => servers));
}

export function machineService({ service, servers }: PlanService): MachineService {
  const { name, load, headroom, headroomPer } = service;
  return {
    name,
    servers: servers.flatMap(rangesOf),
    load:
      load === null
        ? null
        : {
            requestsPerSecond: load.requestsPerSecond,
            profile: load.profile === null ? null : { factors: load.profile.factors, zone: load.profile.zone },
          },
    headroom: headroom === null ? null : { digits: headroom.digits, scale: headroom.scale },
    per: headroomPer,
  };
}
