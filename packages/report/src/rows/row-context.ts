import { isTurn, type Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { type HeldDeploys, heldDeploys } from './held-deploys.ts';
import { verdictsOf } from './marked.ts';
import type { Marked } from './row.ts';

/** What is known of a run before its rows are made. */
export interface RowContext {
  readonly trace: Trace;
  /** When waits, gates and the like that had not ended by themselves were dropped: when the plan turned, or ended. */
  readonly turned: number;
  /** When work that goes on to its own end had ended at the latest: when going back began, or the plan ended. */
  readonly over: number;
  /** What each step counts its units in, by the step's name. */
  readonly levels: ReadonlyMap<string, string>;
  readonly verdicts: ReadonlyMap<string, readonly Marked[]>;
  readonly held: HeldDeploys;
}

export function rowContext(trace: Trace, machine: Machine): RowContext {
  const over = trace.events.find(({ kind }) => kind === 'rollback-started')?.at ?? trace.duration;
  const turned = trace.events.find((event) => event.kind === 'raised' && isTurn(event.action))?.at ?? over;
  return {
    trace,
    turned,
    over,
    levels: levelsOf(machine),
    verdicts: verdictsOf(trace),
    held: heldDeploys(trace, machine, turned),
  };
}

function levelsOf({ steps }: Machine): Map<string, string> {
  const word = (level: string): string => (level === 'upgradeDomain' ? 'upgrade domain' : level);
  return new Map(
    steps.flatMap((step): [string, string][] => {
      if (step.kind === 'deploy') return [[step.name, word(step.by)]];
      return step.kind === 'each' ? [[step.name, word(step.level)]] : [];
    }),
  );
}
