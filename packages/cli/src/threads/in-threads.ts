/** The trials of a study on several threads: the same results, bit by bit, as on one. */
import { addShare, type Share, type Study, spanFrom, type TrialSpan, trialsDone } from '@rollout/simulator';
import { pool } from 'workerpool';
import { compilingInTurn } from './compiling-in-turn.ts';
import type { WorkerData } from './worker.ts';

export interface Threads {
  /** The file that `worker.ts` was bundled into. */
  readonly file: string;
  readonly count: number;
  /** Trials that one thread runs in a millisecond, as far as that is known. */
  readonly rate: number;
}

/** A share is to take so many milliseconds; shorter ones cost more than they bring, longer ones keep the last worker waiting. */
const SHARE = 100;
/** And no more numbers than this, for all of them lie in memory. */
const MOST_NUMBERS = 1_048_576;
/** Shares under way for each thread: one in hand, and some that wait, for they are taken in order and some take longer. */
const AHEAD = 4;

/**
 * Runs what is left of the study. When `signal` is aborted it ends at once, with the trials whose turn had come. An error of a worker is one of ours and is
 * thrown.
 */
export function inThreads(
  study: Study,
  threads: Threads,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<void> {
  return compilingInTurn(() => shared(study, threads, signal, onProgress));
}

async function shared(
  study: Study,
  { file, count, rate }: Threads,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<void> {
  const { machine, seed } = study;
  const workerData: WorkerData = { machine, seed };
  const workers = pool(file, {
    maxWorkers: count,
    minWorkers: count,
    workerType: 'thread',
    workerThreadOpts: { workerData },
  });
  const begun = performance.now();
  const before = trialsDone(study);
  /** Once threads have warmed up they run more than at first. */
  const sizeOf = (): number => {
    const seen = (trialsDone(study) - before) / (performance.now() - begun) / count;
    const trials = Math.floor(Math.max(rate, seen) * SHARE);
    const room = study.alike === null ? MOST_NUMBERS / study.tally.shape.width : trials;
    return Math.max(1, Math.floor(Math.min(trials, room)));
  };
  const run = async (span: TrialSpan): Promise<Share> => {
    const share: Share = await workers.exec('share', [span]);
    return share;
  };

  try {
    let underWay: { readonly span: TrialSpan; readonly share: Promise<Share> }[] = [];
    let from = trialsDone(study) + 1;
    for (;;) {
      while (underWay.length < AHEAD * count) {
        const span = spanFrom(study, from, sizeOf());
        if (span === null) break;
        const share = run(span);
        // Whoever waits for it is told; until then nobody is.
        share.catch(() => {});
        underWay.push({ span, share });
        from = span.last + 1;
      }
      const [next, ...rest] = underWay;
      if (next === undefined) return;
      const share = await shareOrStop(next.share, signal);
      if (share === 'stopped') return;
      underWay = rest;
      if (!addShare(study, next.span, share)) {
        // It begins anew. Shares that are counted by kinds are of no use any more.
        underWay = [];
        from = trialsDone(study) + 1;
      }
      onProgress(trialsDone(study));
    }
  } finally {
    await workers.terminate(true);
  }
}

/** The share, unless the signal comes first. No promise that lasts as long as the study is raced: it would keep each share until the end. */
function shareOrStop(share: Promise<Share>, signal: AbortSignal): Promise<Share | 'stopped'> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve('stopped');
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    share.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
