/** What a plan names: its fleet, its numbers, its people and its services, as far as it can be told. */
import { chooseAudience } from '../../semantics/audiences/choose-audience.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { theOnly } from '../../semantics/names/lookup.ts';
import { type Declared, isDeclared, type Referable, type Scope } from '../../semantics/names/scopes.ts';
import { stagesOf, stepsOf } from '../../semantics/plans/walk-steps.ts';
import type { Audience, Model, Plan, Service, Topology } from '../../syntax/tree.ts';
import { silentReport } from './silent-report.ts';

/** A plan with what it names, as far as it can be told. */
export interface PlanFacts {
  readonly file: SourceFile;
  readonly node: Plan;
  readonly topology: Declared<Topology> | undefined;
  /** Its model, then those that it extends. */
  readonly models: readonly Declared<Model>[];
  /** Whom it is about; several where that cannot be told. */
  readonly audiences: readonly Declared<Audience>[];
  /** Those that it names, and all that they need. */
  readonly services: ReadonlySet<Service>;
}

/** What the names of files stand for. */
export interface Lookup {
  scopeOf(file: SourceFile): Scope;
  /** The declaration of that kind which a name of a file stands for. */
  declared<Kind extends keyof Referable>(
    file: SourceFile,
    name: string,
    kind: Kind,
  ): Declared<Referable[Kind]> | undefined;
}

export function createLookup(scopeOf: Lookup['scopeOf']): Lookup {
  return {
    scopeOf,
    declared: (file, name, kind) => {
      const scope = scopeOf(file);
      const found = scope.names.get(name);
      if (found !== undefined && isDeclared(found, kind)) return found;
      // One name of several things may be meant as any of them.
      return scope.ambiguous.has(name) ? ownOf(file, name, kind) : undefined;
    },
  };
}

/** The first of that kind and name that the file itself declares. */
function ownOf<Kind extends keyof Referable>(
  file: SourceFile,
  name: string,
  kind: Kind,
): Declared<Referable[Kind]> | undefined {
  for (const node of file.tree.declarations) {
    if (node.kind === 'import' || node.kind === 'retired-flags' || node.name.text !== name) continue;
    const one: Declared = { node, file };
    if (isDeclared(one, kind)) return one;
  }
  return undefined;
}

export function factsOfPlan(
  { scopeOf, declared }: Lookup,
  chainOf: (model: Declared<Model>) => readonly Declared<Model>[],
  file: SourceFile,
  node: Plan,
): PlanFacts {
  const scope = scopeOf(file);
  const only = <Kind extends 'topology' | 'model'>(kind: Kind) => {
    const found = theOnly(scope, kind);
    return found.kind === 'found' ? found.declared : undefined;
  };
  const topology = node.on === undefined ? only('topology') : declared(file, node.on.text, 'topology');
  const model = node.using === undefined ? only('model') : declared(file, node.using.text, 'model');
  const audience = chooseAudience({ file, report: silentReport() }, scope, node);
  return {
    file,
    node,
    topology,
    models: model === undefined ? [] : chainOf(model),
    audiences: audience === undefined || audience === null ? scope.declared.audience : [audience],
    services: servicesOf({ scopeOf, declared }, file, node),
  };
}

/** The model, then those that it extends; a circle ends where it closes. */
export function chainFrom({ declared }: Lookup, model: Declared<Model>): readonly Declared<Model>[] {
  const chain: Declared<Model>[] = [];
  const seen = new Set<Model>();
  for (let next: Declared<Model> | undefined = model; next !== undefined && !seen.has(next.node); ) {
    chain.push(next);
    seen.add(next.node);
    next = next.node.extends === undefined ? undefined : declared(next.file, next.node.extends.text, 'model');
  }
  return chain;
}

/** Those that a plan names, and all that they need. */
function servicesOf({ declared }: Lookup, file: SourceFile, plan: Plan): ReadonlySet<Service> {
  const found = new Set<Service>();
  const open: Declared<Service>[] = [];
  const enter = (from: SourceFile, name: string): void => {
    const service = declared(from, name, 'service');
    if (service === undefined || found.has(service.node)) return;
    found.add(service.node);
    open.push(service);
  };
  for (const name of plan.of) enter(file, name.text);
  for (const step of stagesOf(plan).flatMap(stepsOf)) {
    if (step.kind === 'deploy' && step.of !== undefined) enter(file, step.of.text);
    if (step.kind === 'schema-change') enter(file, step.service.text);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const item of next.node.items) {
      if (item.kind === 'needs') for (const name of item.services) enter(next.file, name.text);
    }
  }
  return found;
}
