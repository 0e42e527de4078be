/** What a plan expects, decided: exactly where that is possible, else by as many trials as it takes. */
import { type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { advanceDecisions, decisionsOf, openDecisions } from '../expectations/index.ts';
import type { ExpectationResults } from '../results/expectation-results.ts';
import type { DoSliced } from '../sliced.ts';

export interface DecidingOptions {
  /** The most that an expectation takes. */
  readonly trials: number;
  readonly seed: string;
}

export interface Decided {
  /** In the order of the machine. */
  readonly expectations: readonly ExpectationResults[];
  readonly isStopped: boolean;
}

/** Throws `RunTooLong` where a run does not end. */
export async function decided(machine: Machine, options: DecidingOptions, work: DoSliced): Promise<Decided> {
  const deciding = openDecisions(machine, usable(machine), options);
  const ended = await work({
    // It ends as soon as all are decided.
    all: null,
    what: `trials, ${options.trials.toLocaleString('en-US')} at the most`,
    done: () => deciding.done,
    advance: (atMost) => advanceDecisions(deciding, atMost),
  });
  return { expectations: decisionsOf(deciding), isStopped: ended === 'stopped' };
}

function usable(machine: Machine): Layout {
  const layout = layoutOf(machine);
  if (layout.kind === 'layout') return layout;
  throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
}
