/** Which plan is to be drawn, and how it stands. */
import type { Machine, Sources } from '@rollout/compiler';
import type { Diagnostic, Location, Plan, SourceFile, Tree } from '@rollout/language';
import { type Document, Phase } from '@rollout/workspace';
import { placesIn } from '../../convert/places.ts';
import { type MeaningContext, openFile } from '../../meaning/work/context.ts';
import type { DrawnSubject, DrawParams } from '../draw-request.ts';
import { paramsOf } from './params.ts';

export interface Subject {
  readonly kind: 'subject';
  readonly about: DrawnSubject;
  readonly document: Document;
  readonly plan: Plan;
  readonly machine: Machine;
  readonly sources: Sources;
  /** Those that are values of their params. */
  readonly set: Readonly<Record<string, string>>;
}

export interface NoSubject {
  readonly kind: 'none';
  readonly about: DrawnSubject;
  readonly why: string;
  readonly place: Location | null;
  /** The texts that the place may be in. */
  readonly texts: Document['texts'];
}

/** The plan of that name, else the one around the position, else the first of the file. */
export async function subjectOf(context: MeaningContext, params: DrawParams): Promise<Subject | NoSubject> {
  const { path, encoding } = params;
  const linked = await openFile(context, path, { upTo: Phase.Linked });
  const file = linked.project.files.get(path);
  const version = linked.versions[path] ?? null;
  const none = (why: string, about: Partial<DrawnSubject> = {}): NoSubject => ({
    kind: 'none',
    about: { version, plans: [], plan: null, scenarios: [], scenario: null, params: [], ...about },
    why,
    place: null,
    texts: linked.texts,
  });
  if (file === undefined) return none('The file cannot be read.');
  const declared = plansIn(file);
  const places = placesIn(file.text, encoding);
  const plans = declared.map(({ name, span }) => ({ name: name.text, range: places.range(span) }));
  const chosen = chosenPlan(declared, params, params.position === undefined ? null : places.offset(params.position));
  if (chosen === undefined) return none('This file declares no plan. One is written as: plan NAME { … }.', { plans });
  const plan = chosen.name.text;

  const { document, set, wrong } = await openAt(context, params, plan);
  const { program } = document;
  const scenarios = (program?.scenarios ?? []).filter((each) => each.plan === plan).map(({ name }) => name);
  const scenario = document.plans[0]?.scenario ?? null;
  const found = program?.plans.find(({ name }) => name === plan);
  const about = {
    version,
    plans,
    plan,
    scenarios,
    scenario,
    params: found === undefined ? [] : paramsOf(found, chosen, file.text, wrong),
  };
  const [error, ...more] = document.diagnostics.filter(({ severity }) => severity === 'error');
  const { machine, sources } = document.plans[0] ?? {};
  if (error === undefined && machine != null && sources != null && found !== undefined)
    return { kind: 'subject', about, document, plan: found, machine, sources, set };
  if (error === undefined) return none(`There is no scenario called ${params.scenario} for ${plan}.`, about);
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return { kind: 'none', about, why: `${error.message}${others}`, place: error, texts: document.texts };
}

const plansIn = ({ tree }: SourceFile): Tree.Plan[] =>
  tree.declarations.flatMap((each) => (each.kind === 'plan' && !each.name.missing ? [each] : []));

function chosenPlan(
  declared: readonly Tree.Plan[],
  { plan }: DrawParams,
  offset: number | null,
): Tree.Plan | undefined {
  const named = declared.find(({ name }) => name.text === plan);
  if (named !== undefined) return named;
  return declared.find(({ span }) => offset !== null && span.start <= offset && offset <= span.end) ?? declared[0];
}

interface OpenedAt {
  readonly document: Document;
  readonly set: Readonly<Record<string, string>>;
  /** By param: why what was asked for is no value of it. */
  readonly wrong: ReadonlyMap<string, string>;
}

/** With those of the values that are ones. */
async function openAt(context: MeaningContext, params: DrawParams, plan: string): Promise<OpenedAt> {
  const scenario = params.scenario == null ? undefined : ({ kind: 'named', name: params.scenario } as const);
  let set = params.params ?? {};
  let wrong: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const document = await openFile(context, params.path, { upTo: Phase.Compiled, plan, set, scenario });
    const found = wrongIn(set, document.diagnostics);
    if (found.size === 0) return { document, set, wrong };
    wrong = new Map([...wrong, ...found]);
    set = Object.fromEntries(Object.entries(set).filter(([name]) => !found.has(name)));
  }
}

/** Findings in what was typed point into it: `--set soak=12h`. */
function wrongIn(
  set: Readonly<Record<string, string>>,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, string> {
  const errors = diagnostics.filter(({ severity, path }) => severity === 'error' && path.startsWith('--set '));
  return new Map(
    Object.keys(set).flatMap((name) => {
      const own = errors.find(({ path }) => path.startsWith(`--set ${name}=`));
      return own === undefined ? [] : [[name, own.message] as const];
    }),
  );
}
