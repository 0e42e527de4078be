// The entry of a worker thread: `npm run build` turns this file and all it imports into dist/rollout-worker.cjs.
import { workerData } from 'node:worker_threads';
import type { Machine } from '@rollout/compiler';
import { openShares, type Share, type TrialSpan } from '@rollout/simulator';
import { Transfer, worker } from 'workerpool';

/** What a worker is started with. */
export interface WorkerData {
  readonly machine: Machine;
  readonly seed: string;
}

const { machine, seed }: WorkerData = workerData;
const run = openShares(machine, seed);

worker({
  share: (span: TrialSpan) => {
    const share = run(span);
    return new Transfer(share, memoryOf(share));
  },
});

/** Given away, not copied. */
function memoryOf(share: Share): object[] {
  switch (share.kind) {
    case 'records':
      return [share.records.buffer];
    case 'kinds':
      return [share.trials.buffer, share.counts.buffer];
    case 'too-many-kinds':
    case 'too-long':
      return [];
  }
}
