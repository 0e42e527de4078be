/** Constraints as the machine holds them, and where each was written. */
import { type Constraint, indexOf, nodesAtPath, type Plan, type Topology } from '@rollout/language';
import type { FleetClass } from '../fleet/class-table.ts';
import { sizeOf } from '../fleet/domains.ts';
import { rangesOf, serversBetween } from '../fleet/server-set.ts';
import type { FleetView } from '../fleet/view.ts';
import type { ConstraintScope, Constraints, Window } from '../machine/constraints.ts';
import type { ServerRange } from '../machine/fleet.ts';
import { type Build, roomForPieces } from '../steps/build.ts';
import { downLimits, surgeLimit } from './bounds.ts';
import { rangesOfClass } from './class-ranges.ts';
import { exclusiveSets, namedPlace, type Standing, selectedBy } from './sets.ts';

/** Where each constraint of a machine is from: list for list as in `Constraints`. */
export type ConstraintSources = { readonly [K in keyof Constraints]: readonly Constraint[] };

type Lists<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : never };

/** A constraint with where it was declared. */
export interface Declared {
  readonly constraint: Constraint;
  readonly scope: ConstraintScope;
  readonly layer: Window['layer'];
}

/** The constraints of the fleet, the plan and its stages, in that order, each in declared order. */
export function declaredFor({ constraints, stages }: Plan, topology: Topology): readonly Declared[] {
  const plan: ConstraintScope = { kind: 'plan' };
  return [
    ...topology.constraints.map((constraint): Declared => ({ constraint, scope: plan, layer: 'fleet' })),
    ...constraints.map((constraint): Declared => ({ constraint, scope: plan, layer: 'plan' })),
    ...stages.flatMap((stage, index) =>
      stage.constraints.map((constraint): Declared => {
        return { constraint, scope: { kind: 'stage', stage: index }, layer: 'stage' };
      }),
    ),
  ];
}

export function resolveConstraints(
  build: Build,
  declared: readonly Declared[],
): { readonly constraints: Constraints; readonly sources: ConstraintSources } {
  const constraints: Lists<Constraints> = none();
  const sources: Lists<ConstraintSources> = none();
  const { table } = build.fleet;
  const whole = sizeOf(table, build.fleet.servers);
  const { zone } = build;
  // A constraint speaks of the fleet, whatever the plan's services run on.
  const around: Build = { ...build, fleet: { ...build.fleet, servers: serversBetween(0, table.servers) } };

  const add = <K extends keyof Constraints>(list: K, resolved: Constraints[K][number], constraint: Constraint) => {
    // Both are the lists of this kind; TypeScript does not follow that through the mapped type.
    (constraints[list] as Constraints[K][number][]).push(resolved);
    sources[list].push(constraint);
  };
  const resolve = ({ constraint, scope, layer }: Declared) => {
    if (!roomForPieces(around, constraint.location)) return;
    const within = classAt(build.fleet, constraint.within);
    const standing: Standing = { path: constraint.within ?? [], within };
    const stated = { text: constraint.text, scope, within: within?.index ?? null };
    switch (constraint.kind) {
      case 'maxDown':
        for (const limit of downLimits(table, constraint, within, scope, whole)) add('down', limit, constraint);
        return;
      case 'maxSurge':
        add('surge', surgeLimit(table, constraint, within, scope, whole), constraint);
        return;
      case 'window': {
        const { days, from, to, zone: own } = constraint;
        const servers = spokenOf(around, constraint, standing);
        add('windows', { ...stated, layer, servers, days, from, to, zone: own }, constraint);
        return;
      }
      case 'freeze': {
        const { from, to, zone: own } = constraint;
        const servers = spokenOf(around, constraint, standing);
        add('freezes', { ...stated, layer, servers, from, to, zone: own ?? zone }, constraint);
        return;
      }
      case 'exclusive': {
        const sets = exclusiveSets(around, constraint, standing);
        add('exclusions', { ...stated, sets, apart: constraint.apart }, constraint);
        return;
      }
      case 'order': {
        const sets = constraint.places.map((place) => namedPlace(around, place, standing));
        add('orderings', { ...stated, sets, per: constraint.per }, constraint);
        return;
      }
      case 'maxParallel': {
        const { count, level, per } = constraint;
        add('parallel', { ...stated, count, level, per }, constraint);
        return;
      }
      case 'maxRate': {
        const { servers, period } = constraint;
        add('rates', { ...stated, servers, period }, constraint);
        return;
      }
    }
  };
  for (const each of declared) resolve(each);
  build.halted ||= around.halted;
  return { constraints, sources };
}

function none() {
  return { down: [], surge: [], exclusions: [], orderings: [], parallel: [], rates: [], windows: [], freezes: [] };
}

/** The servers that a window or freeze speaks of; null: all. */
function spokenOf(
  build: Build,
  { selector }: Extract<Constraint, { kind: 'window' | 'freeze' }>,
  standing: Standing,
): readonly ServerRange[] | null {
  if (selector !== null) return selectedBy(build, selector, standing);
  if (standing.within === null) return null;
  return rangesOfClass(standing.within, build.fleet.budget).flatMap(rangesOf);
}

/** The class of the node that a constraint stands in. */
function classAt(fleet: FleetView, path: readonly string[] | null): FleetClass | null {
  if (path === null) return null;
  const node = nodesAtPath(fleet.table.topology, path)?.node;
  const index = indexOf(fleet.table.topology).nodes.findIndex((indexed) => indexed.node === node);
  return fleet.table.classes[index] ?? null;
}
