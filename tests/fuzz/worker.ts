/** One process of `npm run fuzz`. */
import { type Fault, runInputs } from './run-inputs.ts';

/** Every `step`-th input from one number up to another. */
export interface Span {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export type Message =
  | { readonly kind: 'began'; readonly index: number }
  | { readonly kind: 'found'; readonly fault: Fault };

// What scripts/fuzz.mjs gives.
const { seed, from, to, step } = JSON.parse(process.argv[2] ?? '') as Span;

function* numbers(): Iterable<number> {
  for (let index = from; index < to; index += step) yield index;
}

const tell = (message: Message): void => void process.send?.(message);

await runInputs(seed, numbers(), {
  began: (index) => tell({ kind: 'began', index }),
  found: (fault) => tell({ kind: 'found', fault }),
});
process.disconnect();
