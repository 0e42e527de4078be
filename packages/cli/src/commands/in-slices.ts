import { setImmediate } from 'node:timers/promises';
import type { Sliced } from '@rollout/simulator';
import { ExitCode } from '../exit-code.ts';
import { showProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

/** How long work goes on before signals are let in, in milliseconds: Ctrl-C shall end within a second. */
const SLICE = 50;

/** Does all of it, or as much as was done when the user had enough: then the exit code says so. */
export function inSlices(terminal: Terminal, { all, what, done, advance }: Sliced): Promise<ExitCode> {
  const progress = showProgress(terminal, all, what);
  return terminal.interruptible(async (signal) => {
    let atMost = 1;
    for (;;) {
      const begun = terminal.now();
      const more = advance(atMost);
      if (!more) break;
      const took = terminal.now() - begun;
      // As many as fit at the rate just seen, growing by no more than twice.
      atMost = Math.max(1, Math.floor(atMost * Math.min(2, SLICE / Math.max(took, 0.1))));
      progress.update(done());
      await setImmediate();
      if (signal.aborted) break;
    }
    progress.end();
    if (!signal.aborted) return ExitCode.fine;
    return signal.reason === ExitCode.terminated ? ExitCode.terminated : ExitCode.interrupted;
  });
}
