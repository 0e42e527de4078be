/** From a name to where what it stands for is named. */
import type { Declared } from '../../semantics/names/scopes.ts';
import type { Import } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { audiencesAround, healthsAround, modelsAround, ownPlan, topologiesAround } from './around.ts';
import { namesOfFile, type StandingName } from './file-names.ts';
import { fleetOf, placesAt } from './fleets.ts';
import { bugsIn, calledIn, checksIn, definitionsOf, metricsIn, paramsIn, partsIn, stagesIn } from './gathered.ts';
import type { Definition, NameKind } from './kinds.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** The check that is there without being declared. */
const HEALTH = 'health';

const remembered = new WeakMap<Surroundings, Map<StandingName, readonly Definition[]>>();

/**
 * Where what a name stands for is named: in several places where it stands for several things (`web`, in two regions), or where several
 * say something of one (a bug of a model and of one that it extends); the nearest first. A name that is given to something stands for
 * that. Empty where nothing is known by it.
 */
export function referentsOf(sources: Sources, standing: StandingName): readonly Definition[] {
  const all = surroundingsOf(sources);
  const known = remembered.get(all) ?? new Map<StandingName, readonly Definition[]>();
  remembered.set(all, known);
  const before = known.get(standing);
  if (before !== undefined) return before;
  const { role, definition } = standing;
  const meant = role.kind === 'free' ? [] : meaningOf(all, standing, role.kind === 'defines' ? role.what : role.to);
  const found = definition === undefined ? meant : withOwn(definition, meant);
  known.set(standing, found);
  return found;
}

/** What a name that is given to something stands for. A label may be given thousands of times: those are one list, in its own order. */
function withOwn(definition: Definition, meant: readonly Definition[]): readonly Definition[] {
  const isLabel = definition.kind === 'label' || definition.kind === 'label-value';
  if (isLabel && meant.length > 0) return meant;
  return [definition, ...meant.filter((each) => each !== definition)];
}

/** One list of several, itself where there is only one. */
function joined(lists: readonly (readonly Definition[])[]): readonly Definition[] {
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : lists.flat();
}

/** Whether a name stands for something that is there without being declared. */
export function isBuiltIn({ role, name }: StandingName): boolean {
  const kind = role.kind === 'defines' ? role.what : role.kind === 'refers' ? role.to : undefined;
  return kind === 'check' && name.text === HEALTH;
}

/** What is known by the name where it stands, as that kind. */
function meaningOf(
  all: Surroundings,
  standing: StandingName,
  kind: NameKind | 'people' | 'imported',
): readonly Definition[] {
  const { file, name, of } = standing;
  const { text } = name;
  const isGiven = standing.definition !== undefined;
  switch (kind) {
    case 'imported':
      return importedBy(all, standing);
    case 'topology':
    case 'service':
    case 'model':
    case 'plan':
      return isGiven ? [] : declarationOf(all.declared(file, text, kind));
    case 'flag':
      return flagsCalled(all, standing);
    case 'node':
      return isGiven ? [] : nodesAt(all, standing);
    case 'label':
      return joined(fleetsAround(all, standing).map(({ labels }) => labels.get(text) ?? []));
    case 'label-value': {
      const label = of.kind === 'comparison' ? of.label.text : of.kind === 'label' ? of.name.text : '';
      return joined(fleetsAround(all, standing).map(({ values }) => values.get(label)?.get(text) ?? []));
    }
    case 'ring':
      if (isGiven || of.kind !== 'shows' || of.level?.kind !== 'ring-word') return [];
      return calledIn(audiencesAround(all, standing), partsIn, text).filter((part) => part.kind === 'ring');
    case 'people': {
      const parts = calledIn(audiencesAround(all, standing), partsIn, text);
      return parts.length > 0 || of.kind !== 'named-people' ? parts : paramsCalled(standing);
    }
    case 'metric':
      return isGiven ? [] : calledIn(healthsAround(all, standing), metricsIn, text);
    case 'check': {
      const healths = healthsAround(all, standing).filter(({ node }) => node.name.text === text);
      return [...healths.flatMap(declarationOf), ...calledIn(modelsAround(all, standing), checksIn, text)];
    }
    case 'bug':
      return calledIn(modelsAround(all, standing), bugsIn, text);
    case 'stage': {
      const plan = ownPlan(standing);
      return plan === undefined || isGiven ? [] : calledIn([{ node: plan, file }], stagesIn, text);
    }
    case 'param':
      return isGiven ? [] : paramsCalled(standing);
    case 'audience':
    case 'health':
    case 'scenario':
    case 'policy':
      // Nothing but their own names and imports names them as such.
      return [];
  }
}

function declarationOf(declared: Declared | undefined): readonly Definition[] {
  return declared === undefined ? [] : definitionsOf(declared.file, [declared.node]);
}

/** A param cannot be said by another. */
function paramsCalled(standing: StandingName): readonly Definition[] {
  const plan = ownPlan(standing);
  const { file, name, of } = standing;
  if (plan === undefined || of.kind === 'param' || (of.kind === 'range' && isRangeOfParam(standing))) return [];
  return calledIn([{ node: plan, file }], paramsIn, name.text);
}

function isRangeOfParam({ declaration, of }: StandingName): boolean {
  return declaration.kind === 'plan' && declaration.items.some((item) => item.kind === 'param' && item.range === of);
}

function fleetsAround(all: Surroundings, standing: StandingName) {
  return topologiesAround(all, standing).map((topology) => fleetOf(all.sources, topology));
}

function nodesAt(all: Surroundings, standing: StandingName): readonly Definition[] {
  const { of, name, declaration, around } = standing;
  if (of.kind !== 'address') return [];
  const segments = of.segments.map(({ text }) => text);
  const within = declaration.kind === 'topology' ? around : [];
  const address = { segments, segment: of.segments.indexOf(name), within };
  return fleetsAround(all, standing).flatMap((fleet) => placesAt(fleet, address));
}

/** A flag, or, where none is declared, wherever it is said to be retired. */
function flagsCalled(all: Surroundings, { file, name, of, definition }: StandingName): readonly Definition[] {
  if (definition !== undefined && of.kind !== 'retired-flags') return [];
  const declared = definition === undefined ? declarationOf(all.declared(file, name.text, 'flag')) : [];
  return declared.length > 0 ? declared : retiredFlags(all.sources, name.text);
}

/** Wherever a flag of that name is said to be retired. */
export function retiredFlags({ files }: Sources, name: string): readonly Definition[] {
  return [...files.values()].flatMap((file) => {
    const alike = namesOfFile(file).byText.get(name) ?? [];
    return alike.flatMap(({ of, definition }) =>
      of.kind === 'retired-flags' && definition !== undefined ? [definition] : [],
    );
  });
}

/** What the other file declares itself under that name. */
function importedBy({ sources, scopeOf }: Surroundings, { file, name, of }: StandingName): readonly Definition[] {
  if (of.kind !== 'import') return [];
  const source = importedFile(sources, file.path, of);
  const found = source === undefined ? undefined : scopeOf(source).names.get(name.text);
  return found?.file === source ? declarationOf(found ?? undefined) : [];
}

/** The file that an import names, if it is here. */
export function importedFile({ files, links }: Sources, path: string, { from }: Import) {
  const target = from === undefined ? undefined : links.get(path)?.get(from.text);
  return typeof target === 'string' ? files.get(target) : undefined;
}
