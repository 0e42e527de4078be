/** One process of `npm run fuzz`. */
import { type Fault, runInputs } from './run-inputs.ts';
import { playSession } from './server/session.ts';

/** Every `step`-th from one number up to another: inputs of the house, or sessions of the language server. */
export interface Span {
  readonly of: 'inputs' | 'sessions';
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export type Message =
  | { readonly kind: 'began'; readonly index: number }
  | { readonly kind: 'found'; readonly fault: Fault };

// What scripts/fuzz.mjs gives.
const { of, seed, from, to, step } = JSON.parse(process.argv[2] ?? '') as Span;

function* numbers(): Iterable<number> {
  for (let index = from; index < to; index += step) yield index;
}

const tell = (message: Message): void => void process.send?.(message);

const watcher = {
  began: (index: number) => tell({ kind: 'began', index }),
  found: (fault: Fault) => tell({ kind: 'found', fault }),
};
if (of === 'inputs') await runInputs(seed, numbers(), watcher);
else await runInputs(seed, numbers(), watcher, playSession);
process.disconnect();
