/** Whether something is still to be done by itself, and waiting until nothing is. */
export interface Quiet {
  /** Whether an answer is awaited. */
  readonly waitsFor: (isWaiting: boolean) => void;
  /** Runs `then` once that many milliseconds have passed, unless it is called off. */
  readonly later: (milliseconds: number, then: () => void) => () => void;
  readonly is: () => boolean;
  readonly come: () => Promise<void>;
}

export function openQuiet(): Quiet {
  const timers = new Set<NodeJS.Timeout>();
  let isWaiting = false;
  let wake: (() => void)[] = [];

  const is = (): boolean => !isWaiting && timers.size === 0;
  const look = (): void => {
    if (!is()) return;
    const due = wake;
    wake = [];
    for (const each of due) each();
  };
  return {
    is,
    waitsFor(now) {
      isWaiting = now;
      look();
    },
    later(milliseconds, then) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        then();
        look();
      }, milliseconds);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
        look();
      };
    },
    come: () => (is() ? Promise.resolve() : new Promise((resolve) => wake.push(resolve))),
  };
}
