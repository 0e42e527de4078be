/** The fixing of some files while it is under way. */
import { applyEdits, type TextEdit } from '@rollout/language';
import { type ConfigCache, createConfigCache } from '../config/config-cache.ts';
import type { Candidate } from './candidate.ts';
import { choose } from './choose.ts';
import type { FixOptions, MadeFix } from './fixed.ts';
import { addsError, type Look, look } from './look.ts';
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
function seeing({ options, named, configs }: Work, texts: Texts): (path: string) => Promise<Look> {
  const fileSystem = overlaid(options.fileSystem, texts);
  const own = { ...configs, policies: new Map() };
  return (path) => look(path, { ...options, fileSystem, named, configs: own });
}

/** Lets each document make the fixes that fit beside each other. Says whether anything has changed. */
export async function makeRound(work: Work): Promise<boolean> {
  let hasChanged = false;
  for (const path of work.paths) {
    const candidates = work.looks.get(path)?.candidates ?? [];
    const refused = new Set(work.refused.map(keyOf));
    const batch = choose(candidates.filter((each) => !refused.has(keyOf(each))));
    if (batch.length === 0) continue;
    const made = await makeMost(work, path, batch);
    if (made.length > 0) hasChanged = true;
  }
  return hasChanged;
}

/** Makes those of these fixes of a document that add no error, and refuses the others. */
async function makeMost(work: Work, path: string, batch: readonly Candidate[]): Promise<readonly Candidate[]> {
  const texts = new Map(work.looks.get(path)?.texts);
  const refused: Candidate[] = [];
  let best: Attempt = { made: [], texts: work.texts, looks: new Map() };
  // Where all together add an error, the halves are tried, down to the single fix that does.
  const tryOut = async (fixes: readonly Candidate[]): Promise<void> => {
    const attempt = await attemptAt(work, path, texts, best, fixes);
    if (attempt !== undefined) {
      best = attempt;
    } else if (fixes.length > 1) {
      const half = Math.ceil(fixes.length / 2);
      await tryOut(fixes.slice(0, half));
      await tryOut(fixes.slice(half));
    } else {
      refused.push(...fixes);
    }
  };
  await tryOut(batch);

  const edits = best.made.flatMap((fix) => fix.edits);
  for (const { path: changed } of edits) {
    const text = texts.get(changed);
    if (text !== undefined && !work.before.has(changed)) work.before.set(changed, text);
  }
  work.texts = best.texts;
  for (const [at, seen] of best.looks) work.looks.set(at, seen);
  work.refused = [...work.refused, ...refused].map((each) => ({ ...each, edits: moved(each.edits, edits) }));
  work.made.push(...best.made.map(madeOf));
  return best.made;
}

interface Attempt {
  readonly made: readonly Candidate[];
  readonly texts: Texts;
  /** Of the documents that it changes. */
  readonly looks: ReadonlyMap<string, Look>;
}

/** What comes of making these too, all `from` the same texts; undefined where a document has another error then. */
async function attemptAt(
  work: Work,
  path: string,
  from: Texts,
  before: Attempt,
  more: readonly Candidate[],
): Promise<Attempt | undefined> {
  const fixes = [...before.made, ...more];
  const edits = fixes.flatMap((fix) => fix.edits);
  const changed = pathsOf(edits);
  const texts = new Map(work.texts);
  for (const each of changed) {
    const own = edits.filter((edit) => edit.path === each);
    texts.set(each, applyEdits(from.get(each) ?? '', own));
  }
  const concerned = work.paths.filter((each) => changed.some((file) => work.looks.get(each)?.files.has(file)));
  const see = seeing(work, texts);
  const looks = new Map<string, Look>();
  // The document's own errors first: they are the likeliest.
  for (const each of new Set([path, ...concerned])) {
    const after = await see(each);
    const { errors = new Map() } = before.looks.get(each) ?? work.looks.get(each) ?? {};
    if (addsError(errors, after.errors)) return undefined;
    looks.set(each, after);
  }
  return { made: fixes, texts, looks };
}

function pathsOf(edits: readonly TextEdit[]): readonly string[] {
  return [...new Set(edits.map(({ path }) => path))];
}

/** Refused fixes that are still there to be made, each once. */
export function leftOutOf(work: Work): readonly MadeFix[] {
  const candidates = [...work.looks.values()].flatMap((each) => each.candidates);
  const keys = new Set(candidates.map(keyOf));
  return work.refused.filter((each) => keys.has(keyOf(each))).map(madeOf);
}

const madeOf = ({ code, title, edits }: Candidate): MadeFix => ({ code, title, paths: pathsOf(edits) });

const keyOf = ({ code, title, edits }: Candidate): string => JSON.stringify([code, title, edits]);
