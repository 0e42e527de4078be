import type { Machine, Sources, StartTime } from '@rollout/compiler';
import { hasErrors } from '@rollout/language';
import {
  type ConfigCache,
  type Document,
  decodeText,
  FILE_CODES,
  type FileSystem,
  MAX_FILE_BYTES,
  openDocument,
  type Phase,
  type PlanDocument,
  type ScenarioChoice,
  scenarioHelp,
} from '@rollout/workspace';
import { relative, resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { byteOrderMarkOf } from '../files/byte-order-mark.ts';
import { diskFileSystem } from '../files/disk-file-system.ts';
import { findSource, STDIN } from '../files/find-sources.ts';
import { renderFindings } from '../output/findings.ts';
import type { Terminal } from '../terminal.ts';

export interface SourceOptions {
  /** Params, as typed. */
  readonly set: ReadonlyMap<string, string>;
  readonly stdinFilename: string;
  readonly plan?: string;
  readonly scenario?: string;
  readonly start?: StartTime;
  /** What files are read from, unless it is the disk. */
  readonly fileSystem?: FileSystem;
  /** Shared by the files of one command. */
  readonly configs?: ConfigCache;
}

/** Opens a file, or standard input, as far as that phase. */
export async function openSource(
  terminal: Terminal,
  source: string,
  phase: Phase,
  options: SourceOptions,
  scenario: ScenarioChoice | undefined = named(options.scenario),
): Promise<Document> {
  const path = source === STDIN ? resolve(terminal.cwd, options.stdinFilename) : source;
  return openDocument(path, {
    fileSystem: options.fileSystem ?? diskFileSystem,
    upTo: phase,
    text: source === STDIN ? (await readStdin(terminal)).text : undefined,
    settings: options.set,
    plan: options.plan,
    scenario,
    start: options.start,
    configs: options.configs,
    shownPath: (each) => shownPath(terminal, each),
  });
}

const named = (name: string | undefined): ScenarioChoice | undefined =>
  name === undefined ? undefined : { kind: 'named', name };

/** What standard input holds. */
export interface Stdin {
  /** Without its byte order mark. */
  readonly text: string;
  /** The mark, or nothing; whoever gives the text back gives it back before it. */
  readonly mark: string;
}

/** Its text. Throws a `CommandError` where it is none. */
export async function readStdin(terminal: Terminal): Promise<Stdin> {
  const bytes = await terminal.readStdin(MAX_FILE_BYTES);
  const read = decodeText(bytes);
  if (read.kind === 'text') return { text: read.text, mark: byteOrderMarkOf(bytes) };
  throw new CommandError(
    read.kind === 'not-utf8' ? 'standard input is not UTF-8 text' : 'standard input is larger than 4 MiB',
    ExitCode.files,
  );
}

/** A path as the user would write it: relative to where the command runs, unless it lies elsewhere. */
export function shownPath({ cwd }: Terminal, path: string): string {
  if (!path.startsWith('/') && !/^[A-Za-z]:/.test(path)) return path;
  const shown = relative(cwd, path);
  return shown.startsWith('..') || shown === '' ? path : shown;
}

/** 2 where the configuration is wrong, 4 where a file could not be read, 1 where something is wrong with a plan, else 0. */
export function exitCodeOf({ path, files, diagnostics, config }: Document): ExitCode {
  const isConfigured = (at: string): boolean => config !== null && (at === config.path || config.texts.has(at));
  if (hasErrors(diagnostics.filter((found) => isConfigured(found.path)))) return ExitCode.usage;
  if (!files.has(path) || diagnostics.some(({ code }) => FILE_CODES.has(code))) return ExitCode.files;
  return hasErrors(diagnostics) ? ExitCode.findings : ExitCode.fine;
}

/** Of several files: a wrong configuration says more than a file that could not be read, and that more than what is wrong in another. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  if (codes.includes(ExitCode.usage)) return ExitCode.usage;
  if (codes.includes(ExitCode.files)) return ExitCode.files;
  return codes.includes(ExitCode.findings) ? ExitCode.findings : ExitCode.fine;
}

export type OpenedPlan =
  | {
      readonly kind: 'plan';
      readonly document: Document;
      readonly plan: PlanDocument;
      readonly machine: Machine;
      readonly sources: Sources;
    }
  /** Something is wrong with it, and has been said on standard error. */
  | { readonly kind: 'findings'; readonly exitCode: ExitCode };

/**
 * The one plan that a command is about. Its warnings and errors go to standard error; hints are for `check`. Throws a
 * `CommandError` where the file has several plans and none is named, or none of that name.
 */
export async function openPlan(
  terminal: Terminal,
  file: string,
  phase: Phase,
  options: SourceOptions,
): Promise<OpenedPlan> {
  const source = await findSource(file, terminal.cwd);
  const document = await openSource(terminal, source, phase, options);
  const said = document.diagnostics.filter(({ severity }) => severity !== 'hint');
  terminal.err(renderFindings(said, document, (path) => shownPath(terminal, path), terminal.messages));
  const exitCode = exitCodeOf(document);
  if (exitCode !== ExitCode.fine) return { kind: 'findings', exitCode };
  const plan = thePlan(document, shownPath(terminal, document.path), options);
  const { machine, sources } = plan;
  if (machine === null || sources === null) throw new Error('a plan without errors has no machine');
  return { kind: 'plan', document, plan, machine, sources };
}

function thePlan(
  { plans, program }: Document,
  shown: string,
  { plan: wanted, scenario }: Pick<SourceOptions, 'plan' | 'scenario'>,
): PlanDocument {
  const names = program?.plans.map(({ name }) => name) ?? [];
  const [plan, ...more] = plans;
  if (names.length === 0) {
    throw new CommandError(`${shown} has no plan`, ExitCode.findings, 'A plan is declared as: plan NAME { … }.');
  }
  if (wanted !== undefined && !names.includes(wanted)) {
    throw new CommandError(`${shown} has no plan called ${wanted}`, ExitCode.usage, `It has ${names.join(', ')}.`);
  }
  if (plan === undefined) throw noScenario(program?.scenarios ?? [], shown, wanted, scenario ?? '');
  if (more.length > 0) {
    throw new CommandError(
      `${shown} has several plans`,
      ExitCode.usage,
      `Choose one with --plan: ${names.join(', ')}.`,
    );
  }
  return plan;
}

function noScenario(
  all: readonly { readonly name: string; readonly plan: string }[],
  shown: string,
  plan: string | undefined,
  wanted: string,
): CommandError {
  const help = scenarioHelp(all, plan, wanted);
  if (wanted.trim() === '') return new CommandError('the name that --scenario gives is empty', ExitCode.usage, help);
  const where = plan === undefined ? '' : ` for ${plan}`;
  return new CommandError(`${shown} has no scenario called ${wanted}${where}`, ExitCode.usage, help);
}
