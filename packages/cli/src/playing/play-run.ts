import type { Machine } from '@rollout/compiler';
import { type Film, fleetFilm } from '@rollout/report';
import type { Trace } from '@rollout/simulator';
import { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { playFilm } from './play-film.ts';

export interface Played {
  readonly film: Film;
  readonly exitCode: ExitCode;
}

/** Plays a run where something may move; elsewhere that is said, and null given. `speed` as for `playFilm`. */
export async function playRun(
  terminal: Terminal,
  trace: Trace,
  machine: Machine,
  speed: number | null,
): Promise<Played | null> {
  const { onScreen, messages, now } = terminal;
  if (onScreen === null) {
    terminal.err(
      'Nothing moves here: --play needs a terminal on standard error, and no CI. This is the run as a timeline.\n',
    );
    return null;
  }
  const film = fleetFilm(trace, machine);
  return terminal.interruptible(async (signal) => {
    await onScreen((screen) => playFilm(film, screen, messages, speed, { now, signal }));
    if (!signal.aborted) return { film, exitCode: ExitCode.fine };
    return { film, exitCode: signal.reason === ExitCode.terminated ? ExitCode.terminated : ExitCode.interrupted };
  });
}
