/** What every answer of the worker is worked out with. */
import {
  type Document,
  type FileSystem,
  openDocument,
  overlaid,
  type Phase,
  type ScenarioChoice,
} from '@rollout/workspace';
import type { CancellationToken, MessageConnection } from 'vscode-languageserver';
import { type Progress, type Versions, type WithProgress, WorkProgress } from '../protocol.ts';
import type { AskedFiles } from './asked-files.ts';
import { Cancelled, type Priority, type Turn, type Turns } from './turns.ts';

export interface MeaningContext {
  readonly connection: MessageConnection;
  readonly files: AskedFiles;
  readonly turns: Turns;
}

export interface Opening {
  readonly upTo: Phase;
  readonly texts?: Readonly<Record<string, string | null>> | undefined;
  readonly set?: Readonly<Record<string, string>> | undefined;
  readonly plan?: string | undefined;
  readonly scenario?: ScenarioChoice | undefined;
  readonly start?: Parameters<typeof openDocument>[1]['start'];
  /** Whose work it is: between two phases it lets others in. Where files change meanwhile, it is given up: rejects with `Cancelled`. */
  readonly turn?: Turn | undefined;
}

/** A document, and the versions of all texts that it was made of. */
export interface OpenedFile extends Document {
  readonly versions: Versions;
}

/** Opens a file with all that it reaches, as the main thread has it. */
export async function openFile({ files }: MeaningContext, path: string, opening: Opening): Promise<OpenedFile> {
  const { upTo, texts, set, plan, scenario, start, turn } = opening;
  const asTheyAre = files.configs();
  const before = files.versions();
  const own = new Map<string, number | null>();
  const pause = async (): Promise<void> => {
    await turn?.pause();
    // There are others after every change.
    if (files.configs() !== asTheyAre) throw new Cancelled();
  };
  const below = noting(files, own);
  const fileSystem = texts === undefined ? below : inTheirPlace(below, texts);
  const document = await openDocument(path, {
    fileSystem,
    upTo,
    settings: set === undefined ? undefined : new Map(Object.entries(set)),
    plan,
    scenario,
    start,
    configs: texts === undefined ? asTheyAre : undefined,
    parse: files.parse,
    pause: turn === undefined ? undefined : pause,
  });
  // A configuration may have been read for another document.
  const versions = [...document.texts.keys()].map((at) => [at, own.get(at) ?? before.get(at) ?? null] as const);
  return { ...document, versions: Object.fromEntries(versions) };
}

/** Notes the versions of what is read: what others read anew after a change is another text. */
function noting(files: AskedFiles, versions: Map<string, number | null>): FileSystem {
  const { read, realPath } = files.fileSystem;
  return {
    realPath,
    read: async (path, maxBytes) => {
      const found = await read(path, maxBytes);
      const version = files.versions().get(path);
      if (version !== undefined) versions.set(path, version);
      return found;
    },
  };
}

function inTheirPlace(
  below: AskedFiles['fileSystem'],
  texts: Readonly<Record<string, string | null>>,
): AskedFiles['fileSystem'] {
  const all = Object.entries(texts);
  const there = new Map(all.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
  const gone = new Set(all.flatMap(([path, text]) => (text === null ? [path] : [])));
  const above = overlaid(below, there);
  return {
    read: async (path, maxBytes) => (gone.has(path) ? { kind: 'missing' } : above.read(path, maxBytes)),
    realPath: async (path) => (gone.has(path) ? null : above.realPath(path)),
  };
}

/** Tells how far an answer is. A line that is closed takes nothing more, and nobody is there to hear of it. */
export function sendProgress({ connection }: MeaningContext, { progressToken }: WithProgress, value: Progress): void {
  connection.sendProgress(WorkProgress, progressToken, value).catch(() => {});
}

export type Answering<P, R> = (context: MeaningContext, params: P, turn: Turn) => Promise<R>;

/** An answer that waits for its turn. */
export function inTurn<P, R>(context: MeaningContext, priority: Priority, answer: Answering<P, R>) {
  return (params: P, token: CancellationToken): Promise<R> =>
    context.turns.take(priority, token, (turn) => answer(context, params, turn));
}
