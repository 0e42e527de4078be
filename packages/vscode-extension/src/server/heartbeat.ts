/** Whether a server that runs answers at all: it may hang without having ended. */

export interface HeartbeatPort {
  /** Asks for what any living server answers at once, if only by a refusal. */
  readonly ask: () => Promise<unknown>;
  /** Runs `then` once that many milliseconds have passed, unless it is called off. */
  readonly later: (milliseconds: number, then: () => void) => () => void;
  /** Told whenever it is other than before. */
  readonly changed: (isSilent: boolean) => void;
}

export interface Heartbeat {
  /** To be called whenever somebody waits for the server; it is asked once in a while. */
  readonly beat: () => void;
  readonly dispose: () => void;
}

/** How long an answer is waited for, and how often it is asked for at most, in milliseconds. */
const SILENT_AFTER = 15_000;
const PAUSE = 2_000;

export function openHeartbeat({ ask, later, changed }: HeartbeatPort): Heartbeat {
  /** Asked, or just answered. */
  let isBusy = false;
  /** Somebody waits who has come since. */
  let isWanted = false;
  let isSilent = false;
  let isOver = false;
  let callOff: () => void = () => {};

  const set = (now: boolean): void => {
    if (isOver || now === isSilent) return;
    isSilent = now;
    changed(now);
  };
  const answered = (): void => {
    if (isOver) return;
    callOff();
    set(false);
    callOff = later(PAUSE, () => {
      isBusy = false;
      if (isWanted) beat();
    });
  };
  const beat = (): void => {
    isWanted = isBusy;
    if (isBusy || isOver) return;
    isBusy = true;
    callOff = later(SILENT_AFTER, () => set(true));
    ask().then(answered, answered);
  };
  return {
    beat,
    dispose() {
      isOver = true;
      callOff();
    },
  };
}
