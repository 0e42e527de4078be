import { compile, prove, type StartTime } from '@rollout/compiler';
import {
  check,
  type Diagnostic,
  hasErrors,
  type Policy,
  type Program,
  type SourceFile,
  sortDiagnostics,
} from '@rollout/language';
import { measure } from '@rollout/simulator';
import type { LoadedConfig } from '../config/config.ts';
import type { ConfigCache } from '../config/config-cache.ts';
import { loadConfig } from '../config/load-config.ts';
import { type PoliciesInForce, policiesFor } from '../config/policies-for.ts';
import type { FileSystem } from '../files/file-system.ts';
import { loadProject, type Project } from '../files/load-project.ts';
import { runRules } from '../lint/run-rules.ts';
import { type LintSettings, lintSettings } from '../lint/settings.ts';
import { settle } from '../lint/settle.ts';
import type { Suppressed } from '../lint/suppressions/index.ts';
import { Phase } from './phase.ts';
import type { PlanDocument } from './plan-document.ts';
import { underScenario } from './under-scenario.ts';
import { withoutOtherPlans } from './without-other-plans.ts';

/** A file with everything that is known of it at the phase it has reached. */
export interface Document {
  readonly path: string;
  readonly phase: Phase;
  /** All that was read and parsed. */
  readonly project: Project;
  /** Every file that it reaches, itself included, by path; without those that could not be read. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Texts of those files and of the tables that they read, by path: whatever a diagnostic may point into. */
  readonly texts: ReadonlyMap<string, string>;
  /** From `Phase.Checked` on. */
  readonly program: Program | null;
  /** The project's configuration. From `Phase.Checked` on. */
  readonly config: LoadedConfig | null;
  /** What the plans have to meet. From `Phase.Compiled` on. */
  readonly policies: readonly Policy[];
  /** From `Phase.Compiled` on. */
  readonly plans: readonly PlanDocument[];
  /** Of all phases so far, sorted by place, each once; without those that a comment silences. */
  readonly diagnostics: readonly Diagnostic[];
  /** What comments silence, and why. */
  readonly suppressed: readonly Suppressed[];
}

export type ScenarioChoice = { readonly kind: 'named'; readonly name: string } | { readonly kind: 'every' };

export interface OpenOptions {
  readonly fileSystem: FileSystem;
  /** How far to go. */
  readonly upTo: Phase;
  /** The file's text, where it is not the disk's. */
  readonly text?: string | undefined;
  /** What was read and parsed already, of this file and as these options say. */
  readonly project?: Project | undefined;
  /** Params set from outside, as typed. */
  readonly settings?: ReadonlyMap<string, string> | undefined;
  /** Only this plan is compiled, and what is found in others is left out; all without a name. */
  readonly plan?: string | undefined;
  /** Under which plans are compiled: one of this name, `every` after each plan as it is written, or (unless told) none. */
  readonly scenario?: ScenarioChoice | undefined;
  /** When runs begin, whatever the plan says. */
  readonly start?: StartTime | undefined;
  readonly shownPath?: ((path: string) => string) | undefined;
  readonly parse?: ((text: string, path: string) => SourceFile) | undefined;
  /** What other documents have found out of their projects' configurations; shared by those who open many. */
  readonly configs?: ConfigCache | undefined;
  /** Aborting it makes the promise reject with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Waited for between two phases, so that who shares a thread lets others in; where it rejects, the promise does. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** Runs the phases over one file, in their order, as far as asked. Bad input gives diagnostics, never an exception. */
export async function openDocument(path: string, options: OpenOptions): Promise<Document> {
  const { fileSystem, upTo, settings, signal, configs, shownPath = (each) => each } = options;
  const loading = { ...options, shownPath, roots: configs?.roots };
  const project = options.project ?? (await loadProject(path, loading));
  const found: Diagnostic[] = [...project.diagnostics];
  let config: LoadedConfig | null = null;
  let inForce: PoliciesInForce = { policies: [], texts: new Map(), diagnostics: [] };
  const links = new Map([[path, (await fileSystem.realPath(path)) ?? path]]);
  const lint = (): LintSettings => lintSettings(config, links);
  const between = async (): Promise<void> => {
    await options.pause?.();
    signal?.throwIfAborted();
  };
  let whole: SourceFile | null = null;
  const done = (phase: Phase, program: Program | null, plans: readonly PlanDocument[]): Document => ({
    path,
    phase,
    project,
    files: project.files,
    texts: new Map([
      ...inForce.texts,
      ...(config?.texts ?? []),
      ...[...project.files].map(([at, { text }]) => [at, text] as const),
      ...project.assets,
    ]),
    program,
    config,
    policies: inForce.policies,
    plans,
    ...settle(unique(sortDiagnostics(found)), lint(), { files: project.files, whole }),
  });
  if (upTo <= Phase.Linked || !project.files.has(path)) return done(upTo, null, []);

  await between();
  const { program, diagnostics } = checkProject(project, settings, shownPath);
  found.push(...diagnostics);
  const { plan } = options;
  if (plan !== undefined && program.plans.some(({ name }) => name === plan)) {
    const kept = withoutOtherPlans(found.splice(0), plan, project.files);
    found.push(...kept);
  }
  config = await loadConfig(fileSystem, path, shownPath, configs);
  if (upTo === Phase.Checked) return done(upTo, program, []);

  inForce = await policiesFor(path, config, loading, configs);
  found.push(...config.diagnostics, ...inForce.diagnostics);
  const plans: PlanDocument[] = [];
  for (const { name } of program.plans) {
    if (options.plan !== undefined && options.plan !== name) continue;
    for (const scenario of scenariosOf(program, name, options.scenario)) {
      await between();
      const asked = { name, scenario, policies: inForce.policies, between };
      const { plan, diagnostics: own } = await planDocument(program, asked, options);
      plans.push(plan);
      found.push(...(scenario === null ? own : underScenario(scenario, own, found)));
    }
  }
  const source = project.files.get(path);
  if (upTo >= Phase.Linted && source !== undefined && !hasErrors(found)) {
    await between();
    found.push(...runRules({ root: source, files: project.files, program }, plans, lint()));
    if (leavesNothingOut(options, program)) whole = source;
  }
  return done(upTo, program, plans);
}

/** Whether a document is opened as it is written, with all that is in it. */
function leavesNothingOut({ plan, scenario, settings, start }: OpenOptions, { scenarios }: Program): boolean {
  const isWhole = plan === undefined && (scenario?.kind === 'every' || scenarios.length === 0);
  return isWhole && (settings?.size ?? 0) === 0 && start === undefined;
}

/** null: the plan as it is written. */
function scenariosOf(
  { scenarios }: Program,
  plan: string,
  choice: ScenarioChoice | undefined,
): readonly (string | null)[] {
  const names = scenarios.filter((scenario) => scenario.plan === plan).map(({ name }) => name);
  switch (choice?.kind) {
    case 'every':
      return [null, ...names];
    case 'named':
      return names.filter((name) => name === choice.name);
    case undefined:
      return [null];
  }
}

interface AskedPlan {
  readonly name: string;
  /** null: the plan as it is written. */
  readonly scenario: string | null;
  readonly policies: readonly Policy[];
  readonly between: () => Promise<void>;
}

async function planDocument(
  program: Program,
  { name, scenario, policies, between }: AskedPlan,
  { upTo, start }: OpenOptions,
): Promise<{ readonly plan: PlanDocument; readonly diagnostics: readonly Diagnostic[] }> {
  const compiled = compile(program, name, {
    policies,
    ...(scenario === null ? {} : { scenario }),
    ...(start === undefined ? {} : { start }),
  });
  const { machine, sources } = compiled;
  const complete = machine !== null && sources !== null;
  const proofs = lazily(() => (complete && upTo >= Phase.Proven ? prove(machine, sources) : []));
  await between();
  const measured = complete && upTo >= Phase.Measured ? measure(machine, sources) : [];
  return {
    plan: {
      name,
      scenario,
      machine,
      sources,
      // Most checks show none.
      get proofs() {
        return proofs();
      },
    },
    diagnostics: [...compiled.diagnostics, ...measured],
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function checkProject(
  { root, files, links, assets }: Project,
  settings: ReadonlyMap<string, string> | undefined,
  shownPath: (path: string) => string,
) {
  return check({ root, files, links, assets, settings: settings ?? new Map(), shownPath });
}

/** What several plans of a file say alike is said once. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify([diagnostic.path, diagnostic.span, diagnostic.code, diagnostic.message]);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
