/** Whether a name is another's already where something would be called by it. */
import { LEVELS, pluralOfLevel } from '../../program/index.ts';
import { indexOf, splitNumbered } from '../../semantics/index.ts';
import { withArticle } from '../../semantics/messages/article.ts';
import { lineIndex } from '../../syntax/index.ts';
import type { Plan } from '../../syntax/tree.ts';
import { ownPlan, topologiesAround } from '../names/around.ts';
import { namesOfFile, type StandingName } from '../names/file-names.ts';
import { fleetOf } from '../names/fleets.ts';
import { definitionsOf, paramsIn } from '../names/gathered.ts';
import { DECLARED, type Definition, KIND_WORDS, type NameKind } from '../names/kinds.ts';
import { retiredFlags } from '../names/referents.ts';
import { type Surroundings, surroundingsOf } from '../names/surroundings.ts';
import { namedFrom } from '../names/visible.ts';
import type { VisibleKind } from '../names/visible-name.ts';
import type { Sources } from '../sources.ts';
import type { NameGroup } from './group.ts';

type Looked = Exclude<VisibleKind, 'node' | 'declaration'>;

type DeclaredKind = (typeof DECLARED)[number];

const DECLARED_KINDS: ReadonlySet<Looked> = new Set(DECLARED);

const isDeclared = (looked: Looked): looked is DeclaredKind => DECLARED_KINDS.has(looked);

/** What may not have one name with something of a kind. Places are looked at apart. */
const OTHERS: Readonly<Record<NameKind, readonly Looked[]>> = {
  topology: DECLARED,
  service: DECLARED,
  audience: [...DECLARED, 'ring', 'param'],
  flag: DECLARED,
  health: [...DECLARED, 'check'],
  model: DECLARED,
  plan: DECLARED,
  scenario: DECLARED,
  policy: DECLARED,
  node: ['param'],
  label: ['label', 'param'],
  'label-value': ['label-value', 'param'],
  ring: ['people', 'param'],
  metric: ['metric'],
  check: ['check'],
  bug: ['bug'],
  stage: ['stage'],
  param: ['param', 'people', 'label'],
};

const LEVEL_NAMES: ReadonlySet<string> = new Set(LEVELS.flatMap((level) => [level, pluralOfLevel(level)]));
const SELECTING: ReadonlySet<string> = new Set(['all', 'here', 'remaining', ...LEVEL_NAMES]);

/** The kinds that a word of the language hides where both can be meant. */
const HIDDEN: Readonly<Partial<Record<NameKind, ReadonlySet<string>>>> = {
  node: SELECTING,
  param: SELECTING,
  label: LEVEL_NAMES,
};

/** A sentence that says whose name it is; undefined: nobody's. */
export function clashWith(sources: Sources, group: NameGroup, wanted: string): string | undefined {
  const [first] = group.definitions;
  if (first === undefined) return undefined;
  const { kind } = first;
  if (HIDDEN[kind]?.has(wanted) === true) {
    return `\`${wanted}\` is a word of the language, which would be meant instead.`;
  }
  if ((kind === 'check' || kind === 'health') && wanted === 'health') {
    return '`health` is the check that is there without being declared.';
  }
  const all = surroundingsOf(sources);
  const retired = kind === 'flag' ? retiredFlags(sources, wanted)[0] : undefined;
  const other = retired ?? amongVisible(all, group, kind, wanted) ?? amongPlaces(all, group, kind, wanted);
  return other === undefined ? undefined : alreadyNamed(other);
}

/** "`api` is already the name of a bug: `fleet.rollout:12`." */
export function alreadyNamed({ name, kind, file, path, span }: Definition): string {
  const line = file === undefined ? '' : `:${lineIndex(file.text).position(span.start).line}`;
  return `\`${name}\` is already the name of ${withArticle(KIND_WORDS[kind])}: \`${path}${line}\`.`;
}

function amongVisible(all: Surroundings, group: NameGroup, kind: NameKind, wanted: string): Definition | undefined {
  for (const site of sitesOf(group)) {
    const { file, declaration, name } = site;
    const at = { file, declaration, offset: name.span.start };
    for (const looked of OTHERS[kind]) {
      const label = site.of.kind === 'label' ? site.of.name.text : undefined;
      const found = isDeclared(looked)
        ? declaredAs(all, at, looked, wanted)
        : namedFrom(all, at, looked, label).find((each) => each.name === wanted);
      if (found !== undefined && !group.definitions.has(found)) return found;
    }
  }
  return undefined;
}

/** The same as among all that can be named from there; not gathered for every site, since a file may declare thousands. */
function declaredAs(
  all: Surroundings,
  { file, declaration }: Pick<StandingName, 'file' | 'declaration'>,
  kind: DeclaredKind,
  wanted: string,
): Definition | undefined {
  const declared = all.scopeOf(file).names.get(wanted);
  if (declared?.node.kind !== kind || (kind !== 'scenario' && declared.node === declaration)) return undefined;
  return definitionsOf(declared.file, [declared.node])[0];
}

/** One use for each declaration in which there are some. */
function sitesOf({ uses }: NameGroup): Iterable<StandingName> {
  return new Map(uses.map((use) => [use.declaration, use])).values();
}

/** Params and places of one name; two places may have one where what is around tells them apart. */
function amongPlaces(all: Surroundings, group: NameGroup, kind: NameKind, wanted: string): Definition | undefined {
  if (kind !== 'node' && kind !== 'param') return undefined;
  for (const site of sitesOf(group)) {
    const plan = ownPlan(site);
    const other =
      kind === 'node' || plan === undefined ? paramBeside(all, site, wanted) : beside(all, site, plan, wanted);
    if (other !== undefined) return other;
  }
  return undefined;
}

function beside(all: Surroundings, site: StandingName, plan: Plan, wanted: string): Definition | undefined {
  return placeOf(all, site, wanted) ?? comparedIn(site, plan, wanted);
}

/** A place of the fleet that is called so, or of whose numbered nodes one is. */
function placeOf(all: Surroundings, site: StandingName, wanted: string): Definition | undefined {
  const split = splitNumbered(wanted);
  for (const topology of topologiesAround(all, site)) {
    const fleet = fleetOf(all.sources, topology);
    const { byName } = indexOf(fleet.checked.topology);
    const numbered = (byName.get(split?.base ?? '') ?? []).filter(
      ({ node }) => node.indexed && (split?.number ?? 0) <= node.count,
    );
    for (const { node } of [...(byName.get(wanted) ?? []), ...numbered]) {
      const definition = fleet.definitionOf(node);
      if (definition !== undefined) return definition;
    }
  }
  return undefined;
}

/** A word that the plan compares a label with. */
function comparedIn({ file }: StandingName, plan: Plan, wanted: string): Definition | undefined {
  const names = namesOfFile(file).byText.get(wanted) ?? [];
  const compared = names.find(({ declaration, of }) => declaration === plan && of.kind === 'comparison');
  if (compared === undefined) return undefined;
  const { span } = compared.name;
  const kind = 'label-value';
  return { kind, name: wanted, path: file.path, file, span, whole: span, doc: '', node: undefined, given: 'name' };
}

/** A param of a plan on the same fleet. */
function paramBeside(all: Surroundings, site: StandingName, wanted: string): Definition | undefined {
  const topologies = new Set(topologiesAround(all, site).map(({ node }) => node));
  for (const { file, node, topology } of all.plans()) {
    if (topology === undefined || !topologies.has(topology.node)) continue;
    const found = paramsIn({ node, file }).byName.get(wanted)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
