import {
  assetsOf,
  type Diagnostic,
  importsOf,
  type Links,
  type Location,
  parse,
  type SourceFile,
  type Tree,
} from '@rollout/language';
import { dirname, join, normalize } from 'pathe';
import { unreadDiagnostic, workspaceDiagnostics } from '../diagnostics.ts';
import type { FileSystem } from './file-system.ts';
import { isInside, projectRoot } from './project-root.ts';
import { readText, type TextRead } from './read-text.ts';

/** The most files that one plan may reach by imports. */
export const MAX_FILES = 1000;

/** What a plan's file says together with all that it reaches. */
export interface Project {
  /** Path of the file that was asked for. */
  readonly root: string;
  /** By path; without those that could not be read. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly links: ReadonlyMap<string, Links>;
  readonly assets: ReadonlyMap<string, string>;
  /** Of the parser, and of files that cannot be had. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadOptions {
  readonly fileSystem: FileSystem;
  /** The file's text, where it is not the disk's (standard input, an unsaved editor). */
  readonly text?: string | undefined;
  /** How paths are shown to the reader. */
  readonly shownPath: (path: string) => string;
  /** Parses, or remembers what it parsed. */
  readonly parse?: ((text: string, path: string) => SourceFile) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Folders of projects that are known already, by the folder of a file; what is found is added. */
  readonly roots?: Map<string, string> | undefined;
}

/** Reads a file and everything that it imports, each once. Never throws for what is in them, or missing. */
export async function loadProject(path: string, options: LoadOptions): Promise<Project> {
  const { fileSystem, shownPath } = options;
  const files = new Map<string, SourceFile>();
  const links = new Map<string, Links>();
  const assets = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const folder = await projectRoot(fileSystem, path, options.roots);
  let tooMany = false;

  await visitFile(path, options.text);
  return { root: path, files, links, assets, diagnostics };

  async function visitFile(at: string, given: string | undefined): Promise<void> {
    options.signal?.throwIfAborted();
    const read: TextRead = given === undefined ? await readText(fileSystem, at) : { kind: 'text', text: given };
    if (read.kind !== 'text') {
      diagnostics.push(unreadDiagnostic(read, shownPath(at), { path: at, span: { start: 0, end: 0 } }));
      return;
    }
    const source = (options.parse ?? parseSource)(read.text, at);
    files.set(at, source);
    diagnostics.push(...source.diagnostics);
    const here = new Map<string, string | null>();
    links.set(at, here);
    for (const literal of importsOf(source.tree)) {
      here.set(literal.text, await followImport(literal, at));
    }
    for (const literal of assetsOf(source.tree)) {
      here.set(literal.text, await readAsset(literal, at));
    }
  }

  async function followImport(literal: Tree.StringLiteral, from: string): Promise<string | null> {
    const place: Location = { path: from, span: literal.span };
    const target = await locate(literal, place);
    if (target === null) return null;
    if (files.has(target)) return target;
    if (files.size >= MAX_FILES) {
      if (!tooMany) diagnostics.push(workspaceDiagnostics.create('too-many-files', {}, place));
      tooMany = true;
      return null;
    }
    const read = await readText(fileSystem, target);
    if (read.kind !== 'text') {
      diagnostics.push(unreadDiagnostic(read, briefly(literal.text), place));
      return null;
    }
    await visitFile(target, read.text);
    return target;
  }

  async function readAsset(literal: Tree.StringLiteral, from: string): Promise<string | null> {
    const place: Location = { path: from, span: literal.span };
    const target = await locate(literal, place);
    if (target === null || assets.has(target)) return target;
    const read = await readText(fileSystem, target);
    if (read.kind !== 'text') {
      diagnostics.push(unreadDiagnostic(read, briefly(literal.text), place));
      return null;
    }
    assets.set(target, read.text);
    return target;
  }

  /** The file that a string names, links followed; null, with a diagnostic, where it is not there or not ours to read. */
  async function locate(literal: Tree.StringLiteral, place: Location): Promise<string | null> {
    const written = literal.text;
    const here = (await fileSystem.realPath(place.path)) ?? place.path;
    const wanted = normalize(written.startsWith('/') ? written : join(dirname(here), written));
    const outside = () =>
      workspaceDiagnostics.create('file-outside-project', { path: briefly(written), root: shownPath(folder) }, place);
    const real = await fileSystem.realPath(wanted);
    if (real === null) {
      // What lies outside is not even said to be missing: a plan must not learn what there is.
      diagnostics.push(
        isInside(folder, wanted) ? unreadDiagnostic({ kind: 'missing' }, briefly(written), place) : outside(),
      );
      return null;
    }
    if (!isInside(folder, real)) {
      diagnostics.push(outside());
      return null;
    }
    return real;
  }
}

/** No message becomes longer than what it is about: a text that is never closed may be megabytes. */
function briefly(path: string): string {
  return path.length <= LONGEST_SHOWN ? path : `${path.slice(0, LONGEST_SHOWN)}…`;
}

const LONGEST_SHOWN = 200;

/** A file as the checker wants it. */
export function parseSource(text: string, path: string): SourceFile {
  const { tree, diagnostics, comments } = parse(text, path);
  return { path, text, tree, comments, diagnostics };
}
