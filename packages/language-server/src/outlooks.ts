/** What is known of the plans of open files: asked of the worker whenever texts have changed, and kept until something newer is told. */
import type { CallOff } from './host.ts';
import { type KeptPlan, keptAfter, looksAlike, shownIn } from './meaning/outlook/kept.ts';
import type { FileOutlook } from './meaning/outlook/outlook.ts';
import type { Outlooks, Session } from './session.ts';
import type { World } from './world/world.ts';

/** Milliseconds without a change before plans are looked at. */
const QUIET = 150;

interface Known {
  /** The last that was told. */
  readonly outlook: FileOutlook;
  readonly files: number;
  readonly plans: readonly KeptPlan[];
}

/** `told`: of the plans of this file there is something else to be shown. */
export function createOutlooks(session: Session, told: (path: string) => void): Outlooks {
  const known = new Map<string, Known>();
  /** By path, the names of what is asked now. */
  const asked = new Map<string, symbol>();
  const wanted = new Set<string>();
  let waiting: CallOff | null = null;

  const isCurrent = async (world: World, path: string): Promise<boolean> => {
    const last = known.get(path);
    if (last === undefined || last.files !== session.filesStamp()) return false;
    for (const [at, version] of Object.entries(last.outlook.versions)) {
      if ((await world.versionOf(at)) !== version) return false;
    }
    return true;
  };

  const ask = async (path: string): Promise<void> => {
    const meaning = session.meaning();
    const world = session.world();
    if (meaning === null) return;
    if ((await world.versionOf(path)) === null) {
      wanted.delete(path);
      known.delete(path);
      return;
    }
    const isWhole = known.get(path)?.outlook.isComplete === true;
    if (isWhole && (await isCurrent(world, path))) return;
    const own = Symbol(path);
    asked.set(path, own);
    const files = session.filesStamp();
    const take = (outlook: FileOutlook): void => {
      if (asked.get(path) !== own) return;
      const before = known.get(path)?.plans ?? [];
      const plans = keptAfter(before, outlook);
      known.set(path, { outlook, files, plans });
      if (!looksAlike(before, plans)) told(path);
    };
    try {
      take(await meaning.outlook({ path, first: null }, take, { instead: `outlook ${path}` }));
    } catch {
      // Cancelled, or lost: after the next change it is asked anew.
    } finally {
      if (asked.get(path) === own) asked.delete(path);
    }
  };
  const askAll = (): void => {
    waiting = null;
    for (const path of wanted) ask(path).catch((error) => session.complain('outlook', error));
  };
  const soon = (milliseconds: number): void => {
    waiting?.();
    waiting = session.host.later(milliseconds, askAll);
  };
  return {
    of: async (world, path) => {
      if (!wanted.has(path)) {
        wanted.add(path);
        soon(0);
      }
      const { plans } = known.get(path) ?? { plans: [] };
      return plans.length === 0 ? [] : shownIn(await world.project(path), plans);
    },
    changed: () => {
      if (wanted.size > 0) soon(QUIET);
    },
    dispose: () => waiting?.(),
  };
}
