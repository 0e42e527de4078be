/**
 * What the files together say that one of them does not: what names stand for across imports, which fleet and which model a plan has, and
 * which plans bring a model or a service to a fleet. Found when it is first asked for, and kept for as long as the files stay as they are.
 */

import { grouped } from '../../grouping.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { theOnly } from '../../semantics/names/lookup.ts';
import { createScopes, type Declared } from '../../semantics/names/scopes.ts';
import type { Model, Plan, Policy, Scenario, Service, Topology } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { importersIn, reaching } from './importers.ts';
import { chainFrom, createLookup, factsOfPlan, type Lookup, type PlanFacts } from './plan-facts.ts';
import { silentReport } from './silent-report.ts';

export interface Surroundings extends Lookup {
  readonly sources: Sources;
  planOf(file: SourceFile, node: Plan): PlanFacts;
  /** Of all files. */
  plans(): readonly PlanFacts[];
  /** The plan that a scenario is for. */
  planOfScenario(file: SourceFile, node: Scenario): PlanFacts | undefined;
  /** Those that a policy may be held against: of the files that see it; where none does, all. */
  plansUnder(policy: Policy): readonly PlanFacts[];
  /** The model, then those that it extends. */
  chainOf(model: Declared<Model>): readonly Declared<Model>[];
  /** Of the plans that use the model; where none does, of the file. */
  topologiesOfModel(model: Declared<Model>): readonly Declared<Topology>[];
  /** Of the plans that deploy the service; where none does, the only one of the file. */
  topologiesOfService(service: Declared<Service>): readonly Declared<Topology>[];
  /** The file itself and all that import it, through others too. */
  importersOf(file: SourceFile): readonly SourceFile[];
}

const known = new WeakMap<Sources, Surroundings>();

export function surroundingsOf(sources: Sources): Surroundings {
  const found = known.get(sources);
  if (found !== undefined) return found;
  const made = create(sources);
  known.set(sources, made);
  return made;
}

function create(sources: Sources): Surroundings {
  const scopes = createScopes({ root: '', ...sources }, silentReport());
  const lookup = createLookup((file) => scopes.of(file));
  const { scopeOf, declared } = lookup;
  const chainOf = remembered(
    (model: Declared<Model>) => model.node,
    (model) => chainFrom(lookup, model),
  );
  const planOf = remembered(
    ({ node }: Declared<Plan>) => node,
    ({ file, node }) => factsOfPlan(lookup, chainOf, file, node),
  );
  const allPlans = once(() =>
    [...sources.files.values()].flatMap((file) =>
      file.tree.declarations.flatMap((node) => (node.kind === 'plan' ? [planOf({ file, node })] : [])),
    ),
  );
  const plansByModel = once(() => grouped(allPlans().flatMap(modelsOf), ([model]) => model));
  const plansByService = once(() => grouped(allPlans().flatMap(servicesIn), ([service]) => service));
  const importers = once(() => importersIn(sources));
  return {
    sources,
    scopeOf,
    declared,
    planOf: (file, node) => planOf({ file, node }),
    plans: allPlans,
    chainOf,
    planOfScenario: (file, node) => {
      const plan = declared(file, node.plan.text, 'plan');
      return plan === undefined ? undefined : planOf(plan);
    },
    plansUnder: (policy) => {
      const seeing = allPlans().filter(({ file }) => scopeOf(file).declared.policy.some(({ node }) => node === policy));
      return seeing.length > 0 ? seeing : allPlans();
    },
    topologiesOfModel: ({ node, file }) => {
      const found = topologiesOf(plansByModel().get(node));
      return found.length > 0 ? found : scopeOf(file).declared.topology;
    },
    topologiesOfService: ({ node, file }) => {
      const found = topologiesOf(plansByService().get(node));
      if (found.length > 0) return found;
      const only = theOnly(scopeOf(file), 'topology');
      return only.kind === 'found' ? [only.declared] : [];
    },
    importersOf: (file) => reaching(file, importers()),
  };
}

function modelsOf(plan: PlanFacts): readonly (readonly [Model, PlanFacts])[] {
  return plan.models.map(({ node }) => [node, plan]);
}

function servicesIn(plan: PlanFacts): readonly (readonly [Service, PlanFacts])[] {
  return [...plan.services].map((service) => [service, plan]);
}

/** Each once. */
function topologiesOf(plans: readonly (readonly [unknown, PlanFacts])[] | undefined): readonly Declared<Topology>[] {
  const found = new Map<Topology, Declared<Topology>>();
  for (const [, { topology }] of plans ?? []) if (topology !== undefined) found.set(topology.node, topology);
  return [...found.values()];
}

/** The value, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A function whose answers are kept, by what of its argument they depend on. */
function remembered<T, Key, R>(keyOf: (value: T) => Key, make: (value: T) => R): (value: T) => R {
  const known = new Map<Key, R>();
  return (value) => {
    const key = keyOf(value);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(value);
    known.set(key, made);
    return made;
  };
}
