/** What happens to files, told in handfuls. */
import { watch } from 'chokidar';
import { normalize } from 'pathe';

/** One save may be several events, and a branch that is checked out hundreds: what comes within so many milliseconds of each other is one handful. */
const QUIET = 60;

/** No handful is kept back for longer. */
const LONGEST = 500;

export interface Changes {
  /** Absolute. */
  readonly paths: ReadonlySet<string>;
  /** Whether one of them has come or gone. */
  readonly isOther: boolean;
}

export interface FileWatch {
  /** Watches these as well: files, whether they are there or not, and folders with all that is below them. */
  readonly add: (paths: Iterable<string>) => void;
  readonly close: () => Promise<void>;
}

/** Tells `hear` of what happens from when the promise is kept on. Of files that are not `meant` nothing is told. */
export async function watchFiles(
  paths: readonly string[],
  meant: (path: string) => boolean,
  hear: (changes: Changes) => void,
): Promise<FileWatch> {
  const watcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (path) => /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path),
  });
  const watched = new Set(paths);
  const gathered = new Set<string>();
  let isOther = false;
  let due: NodeJS.Timeout | undefined;
  let since = 0;
  const tell = (): void => {
    const changes = { paths: new Set(gathered), isOther };
    gathered.clear();
    isOther = false;
    hear(changes);
  };
  const gather = (comesOrGoes: boolean) => (native: string) => {
    const path = normalize(native);
    if (!meant(path)) return;
    if (gathered.size === 0) since = performance.now();
    gathered.add(path);
    isOther ||= comesOrGoes;
    clearTimeout(due);
    due = setTimeout(tell, Math.min(QUIET, since + LONGEST - performance.now()));
  };
  watcher.on('change', gather(false)).on('add', gather(true)).on('unlink', gather(true));
  // A folder that may not be read holds nothing for us; of what was named it is said when it is checked.
  watcher.on('error', () => {});
  await new Promise<void>((resolve) => {
    watcher.on('ready', resolve);
  });
  return {
    add: (more) => {
      const fresh = [...more].filter((path) => !watched.has(path));
      for (const path of fresh) watched.add(path);
      if (fresh.length > 0) watcher.add(fresh);
    },
    close: () => {
      clearTimeout(due);
      return watcher.close();
    },
  };
}
