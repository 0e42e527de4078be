import { examine } from './examine.ts';
import { inputOf } from './inputs.ts';

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
    try {
      for (const what of await examine(inputOf(seed, index))) found({ index, what });
    } catch (error) {
      found({ index, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
}
