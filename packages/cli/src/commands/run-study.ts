import { advance, type Study, trialsDone } from '@rollout/simulator';
import { ExitCode } from '../exit-code.ts';
import { showProgress } from '../progress.ts';
import type { Terminal, Workers } from '../terminal.ts';
import { inSlices } from './in-slices.ts';

/** Before so many milliseconds nobody can say how long the rest will take. */
const MEASURED = 100;
/** Starting threads, and compiling there what has been compiled here, takes about so long: less is not worth it. */
const PAYS = 300;

/**
 * Runs all trials of a study, or as many as are done when the user has had enough: then the exit code says so. On `threads` threads; null: on one,
 * and on as many as there are once it shows that this pays. Results do not depend on it.
 */
export async function runStudy(terminal: Terminal, study: Study, threads: number | null): Promise<ExitCode> {
  const workers = threads === 1 ? null : terminal.workers();
  const count = threads ?? workers?.count ?? 1;
  const begun = terminal.now();
  let rate = 0;
  const isWorthMore = (): boolean => {
    if (workers === null || count < 2) return false;
    const took = terminal.now() - begun;
    rate = trialsDone(study) / Math.max(took, 1);
    return took >= MEASURED && (threads !== null || (study.trials - trialsDone(study)) / rate > PAYS);
  };
  const exitCode = await inSlices(terminal, {
    all: study.trials,
    what: 'trials',
    done: () => trialsDone(study),
    advance: (atMost) => advance(study, atMost) && !isWorthMore(),
  });
  if (workers === null || exitCode !== ExitCode.fine || trialsDone(study) === study.trials) return exitCode;
  return onThreads(terminal, study, { ...workers, count }, rate);
}

async function onThreads(terminal: Terminal, study: Study, workers: Workers, rate: number): Promise<ExitCode> {
  // Loaded where it is needed: most commands end sooner.
  const { inThreads } = await import('../threads/in-threads.ts');
  const progress = showProgress(terminal, study.trials, 'trials');
  return terminal.interruptible(async (signal) => {
    try {
      await inThreads(study, { ...workers, rate }, signal, progress.update);
    } finally {
      progress.end();
    }
    if (!signal.aborted) return ExitCode.fine;
    return signal.reason === ExitCode.terminated ? ExitCode.terminated : ExitCode.interrupted;
  });
}
