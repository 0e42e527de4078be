/** What is known of a machine before it runs, and wrong with it. */
import type { Topology } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { ConstraintSources } from '../constraints/resolve.ts';
import { controlGraph } from '../control/control-graph.ts';
import type { Machine } from '../machine/machine.ts';
import { type Build, roomForPieces } from '../steps/build.ts';
import { checkDeadline } from './deadline.ts';
import { checkMaxDown } from './max-down.ts';
import { planUnderCheck } from './plan-under-check.ts';
import { checkServers } from './servers.ts';
import { checkUnits } from './units.ts';
import { checkWaits } from './waits.ts';

/** Adds what is wrong to the build's diagnostics. */
export function checkMachine(
  build: Build,
  topology: Topology,
  machine: Machine,
  sources: Sources,
  constraints: ConstraintSources,
): void {
  const { fleet, diagnostics } = build;
  const graph = controlGraph(machine);
  const plan = planUnderCheck({ machine, graph, fleet, topology, sources, constraints, diagnostics });
  checkServers(plan);
  checkMaxDown(plan);
  checkUnits(plan);
  checkWaits(plan);
  checkDeadline(plan, build.plan);
  roomForPieces(build, sources.plan);
}
