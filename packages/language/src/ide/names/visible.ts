/** Which names of a kind can be written at a place. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Declaration } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { addressesIn } from './addresses.ts';
import {
  audiencesAround,
  healthsAround,
  modelsAround,
  ownPlan,
  plansAround,
  type Site,
  topologiesAround,
} from './around.ts';
import { detailOf } from './detail.ts';
import { fleetOf } from './fleets.ts';
import { allOf, bugsIn, checksIn, definitionsOf, metricsIn, paramsIn, partsIn, stagesIn } from './gathered.ts';
import type { Definition } from './kinds.ts';
import { importedFile } from './referents.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import type { VisibleKind, VisibleName } from './visible-name.ts';
import { writtenName } from './written-name.ts';

/**
 * The names of that kind that can be written at an offset of a file, in the order in which they are declared, each once; those of the
 * values of a label only where `label` says of which. Empty where the file is not known.
 */
export function visibleAt(
  sources: Sources,
  path: string,
  offset: number,
  kind: VisibleKind,
  label?: string,
): readonly VisibleName[] {
  const file = sources.files.get(path);
  const declaration = file === undefined ? undefined : declarationAt(file, offset);
  if (file === undefined) return [];
  const all = surroundingsOf(sources);
  if (kind === 'node') {
    if (declaration === undefined) return [];
    const fleets = topologiesAround(all, { file, declaration }).map((topology) => fleetOf(sources, topology));
    return unique(fleets.flatMap(addressesIn));
  }
  const found = namedFrom(all, { file, declaration, offset }, kind, label).map(
    (definition): VisibleName => ({
      name: definition.name,
      kind: definition.kind,
      detail: detailOf(definition),
      doc: definition.doc,
      location: { path: definition.path, span: definition.span },
      text: writtenName(definition.name, definition.kind),
    }),
  );
  return unique(kind === 'check' ? [...found, BUILT_IN_HEALTH] : found);
}

const BUILT_IN_HEALTH: VisibleName = {
  name: 'health',
  kind: 'check',
  detail: 'built in',
  doc: 'The check that is there without being declared. What it sees is said in the model; where nothing is said, it sees every bug at once.',
  location: undefined,
  text: 'health',
};

/** The declaration in which an offset lies, or after which: what is being written may not belong to it yet. */
export function declarationAt({ tree }: SourceFile, offset: number): Declaration | undefined {
  return tree.declarations.findLast(({ span }) => span.start <= offset);
}

interface At {
  readonly file: SourceFile;
  readonly declaration: Declaration | undefined;
  readonly offset: number;
}

/** What is called by names of that kind which can be written there. */
export function namedFrom(
  all: Surroundings,
  { file, declaration, offset }: At,
  kind: Exclude<VisibleKind, 'node'>,
  label: string | undefined,
): readonly Definition[] {
  const site: Site | undefined = declaration === undefined ? undefined : { file, declaration };
  const within = <T>(found: (site: Site) => readonly T[]): readonly T[] => (site === undefined ? [] : found(site));
  const fleets = () => within((at) => topologiesAround(all, at)).map((topology) => fleetOf(all.sources, topology));
  switch (kind) {
    case 'topology':
    case 'service':
    case 'audience':
    case 'flag':
    case 'health':
    case 'model':
    case 'plan':
    case 'policy': {
      const declared = all.scopeOf(file).declared[kind];
      return declared
        .filter(({ node }) => node !== declaration)
        .flatMap(({ node, file }) => definitionsOf(file, [node]));
    }
    case 'scenario':
      return definitionsOf(
        file,
        file.tree.declarations.filter((node) => node.kind === 'scenario'),
      );
    case 'declaration':
      return declaration?.kind === 'import' ? importable(all, file, declaration) : [];
    case 'ring':
    case 'people': {
      const parts = allOf(
        within((at) => audiencesAround(all, at)),
        partsIn,
      );
      return kind === 'people' ? parts : parts.filter((part) => part.kind === 'ring');
    }
    case 'label':
      return fleets().flatMap(({ labels }) => [...labels.values()].flatMap((given) => given.slice(0, 1)));
    case 'label-value':
      return fleets().flatMap(({ values }) => [...(values.get(label ?? '')?.values() ?? [])].flat());
    case 'metric':
      return allOf(
        within((at) => healthsAround(all, at)),
        metricsIn,
      );
    case 'check': {
      const healths = within((at) => healthsAround(all, at)).flatMap(({ node, file }) => definitionsOf(file, [node]));
      return [
        ...healths,
        ...allOf(
          within((at) => modelsAround(all, at)),
          checksIn,
        ),
      ];
    }
    case 'bug':
      return allOf(
        within((at) => modelsAround(all, at)),
        bugsIn,
      );
    case 'stage': {
      const stages = allOf(
        within((at) => plansAround(all, at)),
        stagesIn,
      );
      return stages.filter((stage) => !isWrittenAt(file, stage, offset));
    }
    case 'param': {
      const plan = site === undefined ? undefined : ownPlan(site);
      return plan === undefined ? [] : paramsIn({ node: plan, file }).all;
    }
  }
}

/** Whether the place is inside of it, or what stands there goes on with it. */
function isWrittenAt({ path, text }: SourceFile, { whole, path: at }: Definition, offset: number): boolean {
  if (path !== at || offset <= whole.start) return false;
  return offset < whole.end || (text[whole.end - 1] !== '}' && text.slice(whole.end, offset).trim() === '');
}

function importable(
  all: Surroundings,
  file: SourceFile,
  declaration: Extract<Declaration, { readonly kind: 'import' }>,
): readonly Definition[] {
  const source = importedFile(all.sources, file.path, declaration);
  if (source === undefined) return [];
  return source.tree.declarations.flatMap((node) =>
    node.kind === 'plan' || node.kind === 'scenario' || node.kind === 'import' ? [] : definitionsOf(source, [node]),
  );
}

/** Of several with one name and kind the first: they are one thing, or nobody can tell them apart. */
function unique(names: readonly VisibleName[]): readonly VisibleName[] {
  const found = new Map<string, VisibleName>();
  for (const each of names) {
    // A check is one, whether its metrics or its numbers are known.
    const kind = each.kind === 'health' ? 'check' : each.kind;
    const key = `${kind} ${each.name}`;
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
