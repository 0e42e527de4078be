/** A plan with what it names: its fleet, its numbers, its services, its people. */
import type { Plan } from '../program/index.ts';
import type { Name, Plan as PlanNode, Service as ServiceNode } from '../syntax/tree.ts';
import type { CheckedAudience } from './audiences/checked-audience.ts';
import { type Checker, contextOf, fitsFleet, healthsOf, modelOf, topologyOf } from './checker.ts';
import type { CheckedFlag } from './flags/checked-flag.ts';
import { nameMessages } from './messages/names.ts';
import { noModel } from './models/check-model.ts';
import type { CheckedModel } from './models/checked-model.ts';
import { lookUp, theOnly } from './names/lookup.ts';
import type { Declared } from './names/scopes.ts';
import { audienceOfPlan, flagsOfPlan } from './people-of.ts';
import { checkPlan } from './plans/check-plan.ts';
import { deploys } from './plans/fleetless.ts';
import type { PlanServices } from './plans/plan-services.ts';
import { at, type Context } from './report.ts';
import type { CheckedService } from './services/checked-service.ts';
import { serviceOf } from './services-of.ts';
import { isBroken, type SourceFile } from './source.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

export interface CheckedPlan {
  readonly plan: Plan;
  /** null: it deploys nothing. */
  readonly fleet: CheckedTopology | null;
  readonly numbers: CheckedModel;
  /** Those that it names, and those that its steps do. */
  readonly services: readonly Declared<ServiceNode>[];
  readonly audience: CheckedAudience | null;
  /** Those that its steps and its handlers switch, or bugs of its model are behind. */
  readonly flags: readonly CheckedFlag[];
}

/** null where something in it, or in what it names, is not sound. */
export function planOf(checker: Checker, file: SourceFile, node: PlanNode): CheckedPlan | null {
  const context = contextOf(checker, file);
  const deploysNothing = node.on === undefined && !deploys(node);
  const fleetless = deploysNothing && !isBroken(file, node);
  const fleet = fleetless ? null : fleetOf(checker, context, node, deploysNothing);
  const numbers = numbersOf(checker, context, node);
  // What a plan names is not looked for in a fleet of which part could not be read.
  const known = fleet?.complete === true ? fleet : null;
  const healths = numbers?.healths ?? healthsOf(checker, file);
  const { services, used } = servicesOf(checker, context, node, known);
  const audience = audienceOfPlan(checker, context, node, numbers);
  const { find: findFlag, used: flags } = flagsOfPlan(checker, context, numbers);
  const of = { numbers, healths, services, audience, findFlag };
  const parts = { fleet: known, fleetless, ...of, settings: checker.settings };
  const plan = checkPlan({ ...context, tables: checker.tables }, node, parts);
  const fits = fleet === null || numbers === null || !fleet.complete || fitsFleet(checker, numbers, fleet);
  if (plan === null || !fits || numbers === null || node.name.missing) return null;
  const sound = services.complete && [...used].every((declared) => serviceOf(checker, declared, known).sound);
  return !sound || isBroken(file, node)
    ? null
    : { plan, fleet, numbers, services: [...used], audience, flags: [...flags.values()] };
}

/** `used` grows with every service that a step of the plan names. */
function servicesOf(
  checker: Checker,
  context: Context,
  node: PlanNode,
  fleet: CheckedTopology | null,
): { readonly services: PlanServices; readonly used: ReadonlySet<Declared<ServiceNode>> } {
  const scope = checker.scopes.of(context.file);
  const used = new Set<Declared<ServiceNode>>();
  let complete = true;
  for (const name of node.of) {
    const declared = lookUp(context, scope, name, 'service');
    if (declared === undefined) complete = false;
    else if (used.has(declared)) {
      context.report.add(nameMessages.create('said-twice', { what: `\`of ${name.text}\`` }, at(context, name)));
    } else used.add(declared);
  }
  const named = [...used].map((declared) => serviceOf(checker, declared, fleet));
  const find = (name: Name): CheckedService | undefined => {
    const declared = lookUp(context, scope, name, 'service');
    if (declared === undefined) return undefined;
    used.add(declared);
    return serviceOf(checker, declared, fleet);
  };
  return { services: { named, complete, find }, used };
}

/** `doubtful`: it may need none, for part of it could not be read. */
function fleetOf(checker: Checker, context: Context, node: PlanNode, doubtful: boolean): CheckedTopology | null {
  const scope = checker.scopes.of(context.file);
  if (node.on !== undefined) {
    const declared = lookUp(context, scope, node.on, 'topology');
    return declared === undefined ? null : topologyOf(checker, declared);
  }
  const only = theOnly(scope, 'topology');
  if (doubtful && only.kind !== 'found') {
    context.report.missing();
    return null;
  }
  switch (only.kind) {
    case 'found':
      return topologyOf(checker, only.declared);
    case 'none':
      if (scope.incomplete) context.report.missing();
      else context.report.add(nameMessages.create('no-topology', { plan: node.name.text }, at(context, node.name)));
      return null;
    case 'several': {
      const args = { what: 'topologies', word: 'on', names: only.names };
      context.report.add(nameMessages.create('which-one', args, at(context, node.name)));
      return null;
    }
  }
}

function numbersOf(checker: Checker, context: Context, node: PlanNode): CheckedModel | null {
  const scope = checker.scopes.of(context.file);
  if (node.using !== undefined) {
    const declared = lookUp(context, scope, node.using, 'model');
    return declared === undefined ? null : modelOf(checker, declared);
  }
  const only = theOnly(scope, 'model');
  switch (only.kind) {
    case 'found':
      return modelOf(checker, only.declared);
    case 'none':
      if (scope.incomplete) {
        context.report.missing();
        return null;
      }
      // No model can have the plan's name, so the one in which nothing takes time or goes wrong is called by it.
      return noModel(
        { name: node.name.text, doc: '', location: at(context, node.name) },
        healthsOf(checker, context.file),
      );
    case 'several': {
      const args = { what: 'models', word: 'using', names: only.names };
      context.report.add(nameMessages.create('which-one', args, at(context, node.name)));
      return null;
    }
  }
}
