/** What takes computing is asked of the worker, plan by plan, and only where something has changed since the last answer. */
import type { Versions } from '../meaning/protocol.ts';
import type { Session } from '../session.ts';
import type { World } from '../world/world.ts';

export interface Deepening {
  /** Looks at all open plans whose findings are old; `all`: then at those in the open folders. Begins anew where it was under way. */
  readonly run: (options: { readonly all: boolean }) => void;
  readonly stop: () => void;
}

/** The texts that an answer is of, by path. */
type Basis = ReadonlyMap<string, string | null>;

/** `learned`: something new was found, or is gone. */
export function createDeepening(session: Session, learned: () => void): Deepening {
  const bases = new Map<string, { readonly files: number; readonly basis: Basis }>();
  let turn = 0;

  return {
    run: ({ all }) => {
      turn += 1;
      look(turn, all).catch((error: unknown) => session.complain('diagnostics', error));
    },
    stop: () => {
      turn += 1;
    },
  };

  async function look(own: number, all: boolean): Promise<void> {
    const world = session.world();
    if (await session.findings.forgetGone(world)) learned();
    for (const path of bases.keys()) if ((await world.text(path)) === null) bases.delete(path);
    for (const path of await rootsIn(world, all)) {
      if (own !== turn) return;
      if (!(await isFresh(world, path))) await ask(own, path);
    }
  }

  async function ask(own: number, path: string): Promise<void> {
    const meaning = session.meaning();
    if (meaning === null) return;
    const files = session.filesStamp();
    const answer = await meaning.deepDiagnostics(path, { instead: 'diagnostics' }).catch(() => null);
    if (answer === null || own !== turn) return;
    const world = session.world();
    if (files !== session.filesStamp() || !(await areCurrent(world, answer.versions))) return;
    const basis = new Map(await textsOf(world, Object.keys(answer.versions)));
    if (own !== turn) return;
    bases.set(path, { files, basis });
    if (await session.findings.learn(world, path, answer.diagnostics)) learned();
  }

  async function isFresh(world: World, path: string): Promise<boolean> {
    const known = bases.get(path);
    if (known === undefined || known.files !== session.filesStamp()) return false;
    const texts = await textsOf(world, [...known.basis.keys()]);
    return texts.every(([at, text]) => known.basis.get(at) === text);
  }
}

/** Open ones first, the last that was changed before all others. */
async function rootsIn(world: World, all: boolean): Promise<readonly string[]> {
  const open: string[] = [];
  for (const text of [...world.openTexts.values()].reverse()) {
    const path = await world.locate(text.uri);
    if (await world.isPlan(path)) open.push(path);
  }
  return [...new Set([...open, ...(all ? await world.plans() : [])])];
}

async function areCurrent(world: World, versions: Versions): Promise<boolean> {
  for (const [path, version] of Object.entries(versions)) {
    if ((await world.versionOf(path)) !== version) return false;
  }
  return true;
}

function textsOf(world: World, paths: readonly string[]): Promise<readonly (readonly [string, string | null])[]> {
  return Promise.all(paths.map(async (path) => [path, await world.text(path)] as const));
}
