import { type Compiled, compile, type Machine, type Proof, prove, type Sources } from '@rollout/compiler';
import { check, type Diagnostic, type Program, type SourceFile, sortDiagnostics } from '@rollout/language';
import { measure } from '@rollout/simulator';
import type { FileSystem } from '../files/file-system.ts';
import { loadProject, type Project } from '../files/load-project.ts';
import { Phase } from './phase.ts';

/** One plan of a document, as far as it has come. */
export interface PlanDocument {
  readonly name: string;
  /** null where a diagnostic says why there is none. */
  readonly machine: Machine | null;
  readonly sources: Sources | null;
  /** From `Phase.Proven` on. */
  readonly proofs: readonly Proof[];
}

/** A file with everything that is known of it at the phase it has reached. */
export interface Document {
  readonly path: string;
  readonly phase: Phase;
  /** Every file that it reaches, itself included, by path; without those that could not be read. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Texts of those files and of the tables that they read, by path: whatever a diagnostic may point into. */
  readonly texts: ReadonlyMap<string, string>;
  /** From `Phase.Checked` on. */
  readonly program: Program | null;
  /** From `Phase.Compiled` on. */
  readonly plans: readonly PlanDocument[];
  /** Of all phases so far, sorted by place, each once. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface OpenOptions {
  readonly fileSystem: FileSystem;
  /** How far to go. */
  readonly upTo: Phase;
  /** The file's text, where it is not the disk's. */
  readonly text?: string | undefined;
  /** Params set from outside, as typed. */
  readonly settings?: ReadonlyMap<string, string> | undefined;
  /** Only this plan is compiled; all without a name. */
  readonly plan?: string | undefined;
  readonly shownPath?: ((path: string) => string) | undefined;
  readonly parse?: ((text: string, path: string) => SourceFile) | undefined;
  /** Aborting it makes the promise reject with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs the phases over one file, in their order, as far as asked. Bad input gives diagnostics, never an exception. */
export async function openDocument(path: string, options: OpenOptions): Promise<Document> {
  const { upTo, settings, signal, shownPath = (each) => each } = options;
  const project = await loadProject(path, { ...options, shownPath });
  const found: Diagnostic[] = [...project.diagnostics];
  const done = (phase: Phase, program: Program | null, plans: readonly PlanDocument[]): Document => ({
    path,
    phase,
    files: project.files,
    texts: new Map([...[...project.files].map(([at, { text }]) => [at, text] as const), ...project.assets]),
    program,
    plans,
    diagnostics: unique(sortDiagnostics(found)),
  });
  if (upTo <= Phase.Linked || !project.files.has(path)) return done(upTo, null, []);

  signal?.throwIfAborted();
  const { program, diagnostics } = checkProject(project, settings, shownPath);
  found.push(...diagnostics);
  if (upTo === Phase.Checked) return done(upTo, program, []);

  const plans: PlanDocument[] = [];
  for (const { name } of program.plans) {
    if (options.plan !== undefined && options.plan !== name) continue;
    signal?.throwIfAborted();
    const compiled = compile(program, name);
    found.push(...compiled.diagnostics);
    const { machine, sources } = compiled;
    const proofs = upTo >= Phase.Proven ? provenOf(compiled) : [];
    if (upTo >= Phase.Measured && machine !== null && sources !== null) found.push(...measure(machine, sources));
    plans.push({ name, machine, sources, proofs });
  }
  return done(upTo, program, plans);
}

function checkProject(
  { root, files, links, assets }: Project,
  settings: ReadonlyMap<string, string> | undefined,
  shownPath: (path: string) => string,
) {
  return check({ root, files, links, assets, settings: settings ?? new Map(), shownPath });
}

function provenOf({ machine, sources }: Compiled): readonly Proof[] {
  return machine === null || sources === null ? [] : prove(machine, sources);
}

/** What several plans of a file say alike is said once. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify([diagnostic.path, diagnostic.span, diagnostic.code, diagnostic.message]);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
