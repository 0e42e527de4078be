/** One thread of `npm run fuzz`. */
import { parentPort, workerData } from 'node:worker_threads';
import { runInputs } from './run-inputs.ts';

interface Task {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Where the number of the input that is being looked at is told. */
  readonly current: Int32Array;
}

// What scripts/fuzz.mjs gives.
const { seed, from, to, step, current } = workerData as Task;

function* numbers(): Iterable<number> {
  for (let index = from; index < to; index += step) yield index;
}

await runInputs(seed, numbers(), {
  began: (index) => Atomics.store(current, 0, index),
  found: (fault) => parentPort?.postMessage(fault),
});
