/** Where the names of a declaration are looked for: which fleets, models, audiences and healths. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Declared } from '../../semantics/names/scopes.ts';
import type { Audience, Declaration, Health, Model, ModelItem, Plan, Scenario, Topology } from '../../syntax/tree.ts';
import type { PlanFacts } from './plan-facts.ts';
import type { Surroundings } from './surroundings.ts';

/** A declaration in which names stand, and its file. */
export interface Site {
  readonly file: SourceFile;
  readonly declaration: Declaration;
}

/** The fleets in which its places and labels are looked for. */
export function topologiesAround(all: Surroundings, { file, declaration }: Site): readonly Declared<Topology>[] {
  switch (declaration.kind) {
    case 'topology':
      return [{ node: declaration, file }];
    case 'service':
      return all.topologiesOfService({ node: declaration, file });
    case 'model':
      return all.topologiesOfModel({ node: declaration, file });
    default:
      return once(plansAround(all, { file, declaration }).flatMap(({ topology }) => topology ?? []));
  }
}

/** A model, or a scenario, which says what models say. */
export interface Modelling {
  readonly node: Model | Scenario;
  readonly file: SourceFile;
}

/** The models in which its bugs and checks are looked for, each with those that it extends; a scenario stands above its plan's. */
export function modelsAround(all: Surroundings, { file, declaration }: Site): readonly Modelling[] {
  if (declaration.kind === 'model') return all.chainOf({ node: declaration, file });
  const models: readonly Modelling[] = plansAround(all, { file, declaration }).flatMap(({ models }) => models);
  return once(declaration.kind === 'scenario' ? [{ node: declaration, file }, ...models] : models);
}

/** The plans that it is, or is about. */
export function plansAround(all: Surroundings, { file, declaration }: Site): readonly PlanFacts[] {
  switch (declaration.kind) {
    case 'plan':
      return [all.planOf(file, declaration)];
    case 'scenario': {
      const plan = all.planOfScenario(file, declaration);
      return plan === undefined ? [] : [plan];
    }
    case 'policy':
      return all.plansUnder(declaration);
    case 'import':
    case 'topology':
    case 'service':
    case 'audience':
    case 'flag':
    case 'retired-flags':
    case 'health':
    case 'model':
      return [];
  }
}

/** The healths that it can see: of its file, of the files of its models, and, where it is a model, of those that read it with theirs. */
export function healthsAround(all: Surroundings, site: Site): readonly Declared<Health>[] {
  const models = modelsAround(all, site);
  const reading = site.declaration.kind === 'model' ? all.importersOf(site.file) : [site.file];
  const files = new Set([...reading, ...models.map(({ file }) => file)]);
  return once([...files].flatMap((file) => all.scopeOf(file).declared.health));
}

/** Whom its people are some of. */
export function audiencesAround(all: Surroundings, site: Site): readonly Declared<Audience>[] {
  const { file, declaration } = site;
  if (declaration.kind === 'plan') return all.planOf(file, declaration).audiences;
  return all.scopeOf(file).declared.audience;
}

/** The plan whose params and stages can be named in a declaration: the plan itself. */
export function ownPlan({ declaration }: Site): Plan | undefined {
  return declaration.kind === 'plan' ? declaration : undefined;
}

/** What a model says, or a scenario instead of it. */
export function modelItems({ items }: Model | Scenario): readonly ModelItem[] {
  return items.flatMap((item) => (item.kind === 'assume' || item.kind === 'down-at' ? [] : [item]));
}

/** Each node once. */
function once<T extends { readonly node: object }>(all: readonly T[]): readonly T[] {
  const found = new Map<object, T>();
  for (const one of all) if (!found.has(one.node)) found.set(one.node, one);
  return [...found.values()];
}
