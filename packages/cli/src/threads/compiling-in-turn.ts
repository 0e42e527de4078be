import { setFlagsFromString } from 'node:v8';

/**
 * Does what begins threads and ends them; meanwhile threads that begin compile their hot code themselves, and not beside their
 * work. In Node 20 and 22 a thread that ends while V8 compiles for it takes the whole process with it ("Assertion failed:
 * (data.first) != nullptr"), rarely, and mostly where the machine is busy. Threads that are there already, ours among them, go on
 * as before. Where each processor has its thread, work takes no longer so.
 */
export async function compilingInTurn<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--no-concurrent-recompilation');
  try {
    return await work();
  } finally {
    setFlagsFromString('--concurrent-recompilation');
  }
}
