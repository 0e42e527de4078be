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

/** What is wrong with number `index` of the seed. */
export type Examine = (seed: number, index: number) => Promise<readonly string[]>;

const examineInput: Examine = (seed, index) => examine(inputOf(seed, index));

/** The inputs of these numbers, or whatever else is to be examined, one after the other. */
export async function runInputs(
  seed: number,
  numbers: Iterable<number>,
  { began, found }: Watcher,
  look: Examine = examineInput,
): Promise<void> {
  for (const index of numbers) {
    began?.(index);
    try {
      for (const what of await look(seed, index)) found({ index, what });
    } catch (error) {
      found({ index, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
}
