/** When a run reaches more than before: work on servers that begins, and levers that have been pulled. */
import type { Machine, RunEvent } from '@rollout/compiler';
import { known } from '../known.ts';

export interface Growth {
  readonly at: number;
  readonly step: number;
  /** -1 of a lever. */
  readonly unit: number;
  /** Servers of a batch; 0 of a lever. */
  readonly servers: number;
}

/** In order. Switching off, and what stands in a gate, is none. */
export function growthIn({ steps }: Machine, log: readonly RunEvent[]): readonly Growth[] {
  return log.flatMap((event): Growth[] => {
    if (event.kind === 'batch-started') {
      const { at, step, unit, servers } = event;
      return [{ at, step, unit, servers }];
    }
    if (event.kind !== 'lever-pulled') return [];
    const step = known(steps[event.step]);
    if (step.kind !== 'pull' || (step.pull.lever === 'flag' && step.pull.users === 0)) return [];
    return [{ at: event.at, step: event.step, unit: -1, servers: 0 }];
  });
}
