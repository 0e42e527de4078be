/** Whose turn it is: several answers are worked out in one thread, a slice of each at a time, and what matters more goes first. */
import type { Sliced } from '@rollout/simulator';
import type { CancellationToken } from 'vscode-languageserver';

/** How long work goes on before messages are let in, in milliseconds. Results do not depend on it. */
const SLICE = 25;

/** What is done first; of alike ones, turn by turn. */
export const Priority = { diagnostics: 3, shown: 2, asked: 1, outlook: 0 } as const;
export type Priority = (typeof Priority)[keyof typeof Priority];

/** Thrown where an answer is not wanted any more. It is the protocol's own way to say so. */
export class Cancelled extends Error {}

/** One answer being worked out. */
export interface Turn {
  readonly priority: Priority;
  readonly token: CancellationToken;
  /** Lets messages in, and whoever matters more go first. Rejects with `Cancelled`. */
  readonly breathe: () => Promise<void>;
  /** The same where work has gone on for a slice: between two pieces that are mostly short. */
  readonly pause: () => Promise<void>;
  /** Does all of it, in slices. Rejects with `Cancelled`. */
  readonly run: (job: Sliced, onProgress?: (done: number) => void) => Promise<void>;
}

export interface Turns {
  /** Does work when it is its turn. */
  readonly take: <T>(priority: Priority, token: CancellationToken, work: (turn: Turn) => Promise<T>) => Promise<T>;
}

export function createTurns(now: () => number = () => performance.now()): Turns {
  const active: Turn[] = [];
  /** Those that have stepped back until somebody is done. */
  let waiting: (() => void)[] = [];
  const mayGoOn = (turn: Turn): boolean => !active.some((other) => other.priority > turn.priority);

  const breathe = async (turn: Turn): Promise<void> => {
    await messagesLetIn();
    while (!turn.token.isCancellationRequested && !mayGoOn(turn)) {
      await new Promise<void>((resolve) => {
        const listening = turn.token.onCancellationRequested(() => resolve());
        waiting.push(() => {
          listening.dispose();
          resolve();
        });
      });
    }
    if (turn.token.isCancellationRequested) throw new Cancelled();
  };

  const run = async (turn: Turn, job: Sliced, onProgress?: (done: number) => void): Promise<void> => {
    let atMost = 1;
    for (;;) {
      const begun = now();
      if (!job.advance(atMost)) return;
      const took = now() - begun;
      // As many as fit at the rate just seen, growing by no more than twice.
      atMost = Math.max(1, Math.floor(atMost * Math.min(2, SLICE / Math.max(took, 0.1))));
      onProgress?.(job.done());
      await breathe(turn);
    }
  };

  return {
    async take(priority, token, work) {
      let begun = now();
      const turn: Turn = {
        priority,
        token,
        breathe: async () => {
          await breathe(turn);
          begun = now();
        },
        pause: async () => {
          if (now() - begun >= SLICE) await turn.breathe();
        },
        run: (job, onProgress) => run(turn, job, onProgress),
      };
      active.push(turn);
      try {
        await turn.breathe();
        return await work(turn);
      } finally {
        active.splice(active.indexOf(turn), 1);
        const woken = waiting;
        waiting = [];
        for (const wake of woken) wake();
      }
    },
  };
}

/** Messages come in between two rounds of the event loop, one a round: a cancellation behind a question takes two. */
async function messagesLetIn(): Promise<void> {
  for (let round = 0; round < 2; round++) await new Promise<void>((resolve) => setTimeout(resolve, 0));
}
