/** The fixing of some files while it is under way. */
import { type ConfigCache, createConfigCache } from '../config/config-cache.ts';
import type { Candidate } from './candidate.ts';
import type { FixOptions, MadeFix } from './fixed.ts';
import { type Look, look } from './look.ts';
import { moved } from './moved.ts';
import { overlaid } from './overlay.ts';

/** By real path. */
export type Texts = ReadonlyMap<string, string>;

export interface Work {
  readonly options: FixOptions;
  /** The files that were asked for, as they were. */
  readonly paths: readonly string[];
  /** Their real paths. */
  readonly named: ReadonlyMap<string, string>;
  /** What was found out of the projects' configurations, but for policies: those may be in files that are changed. */
  readonly configs: ConfigCache;
  /** Of what has been changed, as it was before. */
  readonly before: Map<string, string>;
  /** Of what has been changed, and of what is not the disk's. */
  texts: Texts;
  /** What each document is like with these texts. */
  readonly looks: Map<string, Look>;
  /** Fixes after which there was another error, at the places where they would be made now. */
  refused: Candidate[];
  readonly made: MadeFix[];
}

/** Looks at every file once. */
export async function beginWork(paths: readonly string[], options: FixOptions): Promise<Work> {
  const { fileSystem } = options;
  const named = new Map<string, string>();
  for (const path of paths) {
    const real = (await fileSystem.realPath(path)) ?? path;
    named.set(path, real).set(real, real);
  }
  const given = [...(options.texts ?? [])].map(([path, text]) => [named.get(path) ?? path, text] as const);
  const work: Work = {
    options,
    paths,
    named,
    configs: createConfigCache(),
    before: new Map(given),
    texts: new Map(given),
    looks: new Map(),
    refused: [],
    made: [],
  };
  const see = seeing(work, work.texts);
  for (const path of paths) work.looks.set(path, await see(path));
  return work;
}

/** Looks at documents as they are with these texts. */
export function seeing({ options, named, configs }: Work, texts: Texts): (path: string) => Promise<Look> {
  const fileSystem = overlaid(options.fileSystem, texts);
  const own = { ...configs, policies: new Map() };
  return (path) => look(path, { ...options, fileSystem, named, configs: own });
}

/** Texts that a document's fixes would give, and what comes of them. */
export interface Attempt {
  readonly made: readonly Candidate[];
  /** Their edits, all of one step from the same texts. */
  readonly steps: readonly (readonly Candidate['edits'][number][])[];
  readonly texts: Texts;
  /** Of the documents that it changes. */
  readonly looks: ReadonlyMap<string, Look>;
}

/** What was tried is done. `from` are the texts that it began with. */
export function settleFor(work: Work, { made, steps, texts, looks }: Attempt, from: Texts): void {
  for (const path of steps.flat().map((edit) => edit.path)) {
    const text = from.get(path);
    if (text !== undefined && !work.before.has(path)) work.before.set(path, text);
  }
  work.texts = texts;
  for (const [path, seen] of looks) work.looks.set(path, seen);
  for (const edits of steps) {
    work.refused = work.refused.map((each) => ({ ...each, edits: moved(each.edits, edits) }));
  }
  work.made.push(...made.map(madeOf));
}

/** Refused fixes that are still there to be made, each once. */
export function leftOutOf(work: Work): readonly MadeFix[] {
  const candidates = [...work.looks.values()].flatMap((each) => each.candidates);
  const keys = new Set(candidates.map(keyOf));
  return work.refused.filter((each) => keys.has(keyOf(each))).map(madeOf);
}

function madeOf({ code, title, edits }: Candidate): MadeFix {
  return { code, title, paths: [...new Set(edits.map(({ path }) => path))] };
}

/** The same for the same fix at the same place. */
export const keyOf = ({ code, title, edits }: Candidate): string => JSON.stringify([code, title, edits]);
