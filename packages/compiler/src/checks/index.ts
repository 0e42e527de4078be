/** What is known of a machine before it runs, and wrong with it. */
import { hasErrors, type Model, type Service, type Topology } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import type { ConstraintSources } from '../constraints/resolve.ts';
import { controlGraph } from '../control/control-graph.ts';
import type { Machine } from '../machine/machine.ts';
import { type Build, roomForPieces } from '../steps/build.ts';
import { checkRollingRoom } from './beside.ts';
import { checkDespiteFailure } from './despite-failure.ts';
import { checkFlags } from './flags.ts';
import { checkMaxDown } from './max-down.ts';
import { checkNeeds } from './needs.ts';
import { checkNoReturn } from './no-return.ts';
import { checkPaths } from './path/index.ts';
import { planUnderCheck } from './plan-under-check.ts';
import { checkServers } from './servers.ts';
import { checkSwitchedOff } from './switched-off.ts';
import { calendarLayoutOf } from './times/clock.ts';
import { checkDeadline } from './times/deadline.ts';
import { checkClockWaits, checkWindows } from './times/windows.ts';
import { checkUnits } from './units.ts';
import { checkWaits } from './waits.ts';

/** What the checks of a machine go by besides it. `declared`: every service that is known, deployed or not. */
export interface Checked {
  readonly topology: Topology;
  readonly declared: readonly Service[];
  readonly model: Model;
  readonly sources: Sources;
  readonly constraints: ConstraintSources;
}

/** Adds what is wrong to the build's diagnostics. */
export function checkMachine(build: Build, machine: Machine, known: Checked): void {
  const { fleet, diagnostics } = build;
  const graph = controlGraph(machine);
  const plan = planUnderCheck({ ...known, written: build.plan, machine, graph, fleet, diagnostics });
  checkServers(plan);
  checkMaxDown(plan);
  checkRollingRoom(plan);
  checkUnits(plan);
  checkWaits(plan);
  checkNeeds(plan);
  checkPaths(plan);
  checkDespiteFailure(plan);
  checkNoReturn(plan);
  checkFlags(plan);
  checkSwitchedOff(plan);
  // A machine in which something is wrong is not laid out.
  const layout = hasErrors(diagnostics) ? null : calendarLayoutOf(machine);
  if (layout !== null && !checkWindows(plan, layout)) return;
  const earliest = checkDeadline(plan, build.plan, layout);
  if (layout !== null && earliest !== null) checkClockWaits(plan, layout, earliest);
  roomForPieces(build, known.sources.plan);
}
