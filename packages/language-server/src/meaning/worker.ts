/** The main thread's hold of one worker: what is asked of it is answered, or it is noticed that nothing will come. */
import type { FileSystem } from '@rollout/workspace';
import type { MessageConnection } from 'vscode-languageserver';
import { AliveRequest, ReadRequest, RealPathRequest } from './protocol.ts';

/** A worker, and the line to it. Nobody listens on the connection yet. */
export interface MeaningLink {
  readonly connection: MessageConnection;
  /** Calls back when the worker has ended by itself, with what it said. */
  readonly onDied: (died: (why: string) => void) => void;
  readonly terminate: () => void;
}

export interface MeaningHost {
  readonly open: () => MeaningLink;
  readonly fileSystem: FileSystem;
  /** Of an open document; null: it is not open. */
  readonly versionOf: (path: string) => number | null;
  /** For whoever reads the server's log. */
  readonly log: (message: string) => void;
  /** So many milliseconds without a sign of life, and it is taken for dead; 30,000 unless told. */
  readonly patience?: number;
  /** Milliseconds of some clock; this machine's unless told. */
  readonly now?: () => number;
}

/** What was asked is not answered: the worker has died, or hung, or the server ends. */
export class MeaningLost extends Error {}

export interface Worker {
  readonly connection: MessageConnection;
  /** What is asked by this; rejects with `MeaningLost` where the worker is gone before it answers. */
  readonly answer: <R>(ask: () => Promise<R>) => Promise<R>;
  /** Ends it. Whoever has asked something hears why. */
  readonly lose: (why: string) => void;
}

const PATIENCE = 30_000;

/** `lost`: it is not to be asked any more. Throws where there can be none. */
export function openWorker(host: MeaningHost, lost: (why: string, hasAnswered: boolean) => void): Worker {
  const { patience = PATIENCE, log } = host;
  const { connection, onDied, terminate } = host.open();
  const end = ending();
  let asked = 0;
  let hasAnswered = false;
  let watch: ReturnType<typeof setTimeout> | null = null;
  const unwatch = (): void => {
    if (watch !== null) clearTimeout(watch);
    watch = null;
  };
  const lose = (why: string): void => {
    // The way that led there is for the log alone.
    const [said = ''] = why.split('\n', 1);
    lost(said, hasAnswered);
    unwatch();
    end.come(new MeaningLost(said));
    terminate();
  };
  /** Asks for a sign of life as long as anything else is asked. */
  const watchOver = (): void => {
    if (watch !== null || asked === 0) return;
    watch = setTimeout(() => {
      log(`What plans mean is worked out anew: the worker has said nothing for ${patience / 1000} s.`);
      lose('it has hung');
    }, patience);
    connection.sendRequest(AliveRequest).then(lives, () => {});
  };
  const lives = (): void => {
    unwatch();
    if (asked > 0) watch = setTimeout(again, patience / 4);
  };
  const again = (): void => {
    watch = null;
    watchOver();
  };

  answerFiles(connection, host);
  onDied((why) => {
    log(`What plans mean is worked out anew: the worker has ended (${why}).`);
    lose(why);
  });
  connection.listen();
  return {
    connection,
    lose,
    async answer(ask) {
      asked += 1;
      watchOver();
      try {
        const answer = await end.orAnswer(ask);
        hasAnswered = true;
        return answer;
      } finally {
        asked -= 1;
      }
    },
  };
}

interface Ending {
  readonly come: (error: Error) => void;
  /** The answer, unless the end comes before it. */
  readonly orAnswer: <R>(ask: () => Promise<R>) => Promise<R>;
}

function ending(): Ending {
  let error: Error | null = null;
  // No promise of the end that answers race with: one that lasts keeps all answers that ever won.
  const waiting = new Set<(error: Error) => void>();
  return {
    come(why) {
      error ??= why;
      for (const reject of waiting) reject(error);
      waiting.clear();
    },
    orAnswer: <R>(ask: () => Promise<R>) =>
      new Promise<R>((resolve, reject) => {
        if (error !== null) return reject(error);
        waiting.add(reject);
        ask()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
  };
}

/** What the worker asks of files. */
function answerFiles(connection: MessageConnection, { fileSystem, versionOf }: MeaningHost): void {
  connection.onRequest(ReadRequest, async ({ path, maxBytes }) => {
    // Before: a text that changes while it is read is told of as changed.
    const version = versionOf(path);
    return { read: await fileSystem.read(path, maxBytes), version };
  });
  connection.onRequest(RealPathRequest, ({ path }) => fileSystem.realPath(path));
}
