import { examine } from './examine.ts';
import { inputOf } from './inputs.ts';

/** Microseconds of processor that an input may take. */
const MOST_TIME = 2_000_000;

export interface Fault {
  readonly index: number;
  readonly what: string;
}

export interface Watcher {
  readonly began?: (index: number) => void;
  readonly found: (fault: Fault) => void;
}

/** The inputs of these numbers, one after the other. */
export async function runInputs(seed: number, numbers: Iterable<number>, { began, found }: Watcher): Promise<void> {
  for (const index of numbers) {
    began?.(index);
    const input = inputOf(seed, index);
    const start = process.cpuUsage();
    try {
      for (const what of await examine(input)) found({ index, what });
    } catch (error) {
      found({ index, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    // Of the processor, not of the clock: what else the machine does is not the input's fault.
    const { user, system } = process.cpuUsage(start);
    if (user + system > MOST_TIME) found({ index, what: `takes ${(user + system) / 1e6} s` });
  }
}
