/**
 * Everything that a request looks at, as it was when the request came: it never changes, however long the request takes. What has been found out of it is
 * kept for the requests that come to the same world.
 */
import type { Links, SourceFile, Sources } from '@rollout/language';
import {
  type ConfigCache,
  createConfigCache,
  type Document,
  decodeText,
  type FileSystem,
  type LoadedConfig,
  loadConfig,
  loadProject,
  MAX_FILE_BYTES,
  openDocument,
  Phase,
  type Project,
  parseSource,
} from '@rollout/workspace';
import { type Places, type PositionEncoding, placesIn } from '../convert/places.ts';
import { pathOf } from '../convert/uri.ts';
import type { OpenText } from '../documents/open-text.ts';
import { once } from '../once.ts';
import { withOpenTexts } from './overlay.ts';
import type { ParsedFiles } from './parsed-files.ts';
import { createWorldPaths } from './world-paths.ts';

export interface World {
  readonly files: FileSystem;
  /** By path, links not followed. */
  readonly openTexts: ReadonlyMap<string, OpenText>;
  /** The path of a file with links followed: the one under which all others know it. */
  readonly locate: (uri: string) => Promise<string>;
  /** The path with links followed as far as it is there: of a file that is yet to be. */
  readonly locateNew: (uri: string) => Promise<string>;
  /** As the client writes it. */
  readonly uriOf: (path: string) => Promise<string>;
  /** The version of an open text; null: it is not open. */
  readonly versionOf: (path: string) => Promise<number | null>;
  /** The same, where it can be told without asking where links lead. */
  readonly openVersion: (path: string) => number | null;
  /** Whether a file is to be read as plans. */
  readonly isPlan: (path: string) => Promise<boolean>;
  /** null: there is no such text. */
  readonly text: (path: string) => Promise<string | null>;
  /** null: there is no such text. */
  readonly file: (path: string) => Promise<SourceFile | null>;
  readonly places: (path: string) => Promise<Places | null>;
  /** The file and all that it reaches. */
  readonly project: (path: string) => Promise<Project>;
  /** Parsed, linked and checked. */
  readonly checked: (path: string) => Promise<Document>;
  /** The configuration of the project that a file lies in, or would lie in. */
  readonly config: (path: string) => Promise<LoadedConfig>;
  /** Paths of all plans in the open folders, and of all open texts. */
  readonly plans: () => Promise<readonly string[]>;
  /** Those, and all that they reach. */
  readonly workspace: () => Promise<Sources>;
  /** The same with the file and all that it reaches, wherever it lies. */
  readonly around: (path: string) => Promise<Sources>;
  /** What has been found out of other files than these, for a world in which nothing else has changed; null: that cannot be told. */
  readonly without: (changed: readonly string[]) => Remembered | null;
  readonly shownPath: (path: string) => string;
  /** Parses, or gives what was parsed of the same text before. */
  readonly parse: (text: string, path: string) => SourceFile;
}

/** By path. */
export interface Remembered {
  readonly projects: ReadonlyMap<string, Project>;
  readonly documents: ReadonlyMap<string, Document>;
}

export interface WorldOptions {
  /** Of a world before this one, where it still holds. */
  readonly remembered: Remembered | null;
  readonly files: FileSystem;
  readonly openTexts: ReadonlyMap<string, OpenText>;
  readonly encoding: PositionEncoding;
  readonly parsed: ParsedFiles;
  /** Paths of all plans in the open folders. */
  readonly found: () => Promise<readonly string[]>;
  /** Folders that are open, links not followed. */
  readonly folders: readonly string[];
}

export function createWorld(options: WorldOptions): World {
  const { files: below, openTexts, encoding, parsed, found, folders } = options;
  const files = withOpenTexts(below, openTexts);
  const paths = createWorldPaths({ files, openTexts, folders });
  const { openAt, shownPath } = paths;
  const configs: ConfigCache = createConfigCache();
  const projects = new Map<string, Promise<Project>>();
  const documents = new Map<string, Promise<Document>>();
  const known = {
    projects: new Map(options.remembered?.projects),
    documents: new Map(options.remembered?.documents),
  };
  const textOf = textsOf(files);
  const allPlaces = new Map<string, Promise<Places | null>>();
  const parse = (text: string, path: string): SourceFile => parsed.parse(text, path, parseSource);
  const loading = { fileSystem: files, shownPath, parse, roots: configs.roots };

  const world: World = {
    files,
    openTexts,
    shownPath,
    parse,
    locate: (uri) => paths.realPath(pathOf(uri)),
    locateNew: paths.locateNew,
    uriOf: paths.uriOf,
    versionOf: async (path) => (await openAt(path))?.version ?? null,
    openVersion: paths.openVersion,
    text: textOf,
    isPlan: async (path) => isPlan((await openAt(path))?.languageId ?? '', path),
    file: async (path) => {
      const text = await textOf(path);
      return text === null ? null : parse(text, path);
    },
    places: (path) =>
      remembered(allPlaces, path, async () => {
        const open = await openAt(path);
        // A mark at the beginning is no part of what others see of a file, and of an open text it is.
        if (open !== undefined) return open.places();
        const text = await textOf(path);
        return text === null ? null : placesIn(text, encoding);
      }),
    project: (path) =>
      remembered(projects, path, async () => {
        const project = known.projects.get(path) ?? (await loadProject(path, loading));
        known.projects.set(path, project);
        return project;
      }),
    checked: (path) =>
      remembered(documents, path, async () => {
        const kept = known.documents.get(path);
        if (kept !== undefined) return kept;
        const project = await world.project(path);
        const opening = { fileSystem: files, upTo: Phase.Checked, project, shownPath, parse, configs };
        const document = await openDocument(path, opening);
        known.documents.set(path, document);
        return document;
      }),
    config: (path) => loadConfig(files, path, shownPath, configs),
    without: (changed) => {
      const touched = changed.map((path) => paths.knownRealPath(path) ?? null);
      return touched.every((path) => path !== null && isReadAlone(path)) ? untouched(known, touched) : null;
    },
    plans: once(async () => {
      const open = [...openTexts.values()].filter(({ languageId, path }) => isPlan(languageId, path));
      const all = await Promise.all([...(await found()), ...open.map(({ path }) => path)].map(paths.realPath));
      return [...new Set(all)].sort();
    }),
    workspace: once(async () => {
      const all = nothingYet();
      for (const path of await world.plans()) if (!all.files.has(path)) gather(all, await world.project(path));
      return all;
    }),
    around: async (path) => {
      const workspace = await world.workspace();
      if (workspace.files.has(path)) return workspace;
      const all = nothingYet();
      for (const each of [workspace, await world.project(path)]) gather(all, each);
      return all;
    },
  };
  return world;
}

/** The text of a file, read once; null: there is no such text. */
function textsOf(files: FileSystem): World['text'] {
  const texts = new Map<string, Promise<string | null>>();
  return (path) =>
    remembered(texts, path, async () => {
      const read = await files.read(path, MAX_FILE_BYTES);
      const decoded = read.kind === 'file' ? decodeText(read.bytes) : read;
      return decoded.kind === 'text' ? decoded.text : null;
    });
}

/** Sources that are still being put together. */
interface Gathered {
  readonly files: Map<string, SourceFile>;
  readonly links: Map<string, Links>;
  readonly assets: Map<string, string>;
}

const nothingYet = (): Gathered => ({ files: new Map(), links: new Map(), assets: new Map() });

function gather(all: Gathered, { files, links, assets }: Sources): void {
  for (const [path, file] of files) all.files.set(path, file);
  for (const [path, own] of links) all.links.set(path, own);
  for (const [path, text] of assets ?? []) all.assets.set(path, text);
}

/** Plans and tables are read by those alone who name them; whatever else may change what is found of any file. */
function isReadAlone(path: string): boolean {
  return /\.(?:rollout|csv)$/.test(path);
}

/** What was found of files that neither are among these nor reach one of them. */
function untouched({ projects, documents }: Remembered, paths: readonly (string | null)[]): Remembered {
  const isUntouched = ({ files, assets }: Project): boolean =>
    !paths.some((path) => path !== null && (files.has(path) || assets.has(path)));
  return {
    projects: new Map([...projects].filter(([, project]) => isUntouched(project))),
    documents: new Map([...documents].filter(([, { project }]) => isUntouched(project))),
  };
}

const LANGUAGE = 'rollout';

/** What is open may have another name, or none. */
export function isPlan(languageId: string, path: string): boolean {
  return languageId === LANGUAGE || path.endsWith('.rollout');
}

function remembered<T>(known: Map<string, T>, path: string, make: () => T): T {
  const before = known.get(path);
  if (before !== undefined) return before;
  const made = make();
  known.set(path, made);
  return made;
}
