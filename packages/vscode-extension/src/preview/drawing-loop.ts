/** Pictures are asked for again and again: the last question is the only one that counts, and each answer may have a better one behind it. */
import type { Preview, PreviewParams } from '@rollout/language-server';
import { isCancellation } from '../results/cancellation.ts';
import type { Waiting } from './messages.ts';

export interface DrawingPort {
  /** `told` hears how far it is. */
  readonly draw: (params: PreviewParams, signal: AbortSignal, told: (how: HowFar) => void) => Promise<Preview>;
  /** Runs `then` once that many milliseconds have passed, unless it is called off. */
  readonly later: (milliseconds: number, then: () => void) => () => void;
}

/** As the server tells it: a sentence, and a percentage of all where that is known. */
export interface HowFar {
  readonly message?: string;
  readonly percentage?: number;
}

export interface DrawingLoop {
  readonly now: () => void;
  /** Once that many milliseconds have passed; several of them are one. */
  readonly soon: (milliseconds: number) => void;
  /** What is being worked out is not wanted any more; what has come stays. */
  readonly stop: () => void;
  /** Likewise, and nobody is told: whoever is told is going. */
  readonly end: () => void;
}

export interface DrawingTold {
  /** null: there is nothing to ask yet. */
  readonly params: (effort: number) => PreviewParams | null;
  readonly taken: (answer: Preview) => void;
  /** There is no answer, though it is still wanted: the server is gone, or has failed. */
  readonly failed: (why: string) => void;
  readonly waiting: (waiting: Waiting) => void;
}

export function openDrawingLoop(port: DrawingPort, told: DrawingTold): DrawingLoop {
  let asked: AbortController | null = null;
  let callOff: () => void = () => {};

  const cancel = (): void => {
    callOff();
    asked?.abort();
    asked = null;
  };
  const idle = (): void => {
    asked = null;
    told.waiting({ for: 'nothing', said: null, percentage: null });
  };
  const ask = async (effort: number): Promise<void> => {
    cancel();
    const params = told.params(effort);
    if (params === null) return;
    const own = new AbortController();
    asked = own;
    const what = effort === 0 ? 'picture' : 'more';
    const wait = ({ message, percentage }: HowFar): void => {
      if (asked === own) told.waiting({ for: what, said: message ?? null, percentage: percentage ?? null });
    };
    wait({});
    let answer: Preview;
    try {
      answer = await port.draw(params, own.signal, wait);
    } catch (error) {
      // The next change asks again.
      if (asked !== own) return;
      if (!isCancellation(error)) told.failed(error instanceof Error ? error.message : String(error));
      idle();
      return;
    }
    if (asked !== own) return;
    told.taken(answer);
    if (asked !== own) return;
    if (answer.kind === 'picture' && answer.next !== null) await ask(answer.next);
    else idle();
  };

  return {
    now: () => void ask(0),
    soon(milliseconds) {
      callOff();
      callOff = port.later(milliseconds, () => void ask(0));
    },
    stop() {
      const wasAsked = asked !== null;
      cancel();
      if (wasAsked) idle();
    },
    end: cancel,
  };
}
