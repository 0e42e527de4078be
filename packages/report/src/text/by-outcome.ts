import type { Outcome } from '@rollout/compiler';
import type { Estimate, OutcomeDuration, Results } from '@rollout/simulator';

/** How long those runs take that end in one way. */
export interface EndedSo {
  readonly outcome: Outcome;
  /** Of all runs. */
  readonly share: Estimate;
  readonly took: OutcomeDuration;
}

/** One a way in which some run ended; none where all ended alike: those are told of by all that is told of all runs. */
export function durationsByOutcome({
  duration: { byOutcome },
  outcomes,
}: Pick<Results, 'duration' | 'outcomes'>): EndedSo[] {
  const all = [
    { outcome: 'completed', share: outcomes.completed, took: byOutcome.completed },
    { outcome: 'rolled-back', share: outcomes.rolledBack, took: byOutcome.rolledBack },
    { outcome: 'stopped', share: outcomes.stopped, took: byOutcome.stopped },
  ] as const;
  const ended = all.flatMap(({ outcome, share, took }) => (took === null ? [] : [{ outcome, share, took }]));
  return ended.length > 1 ? ended : [];
}

/** Too few trials say nothing of where most of all runs end so: the quantile is known to be somewhere, and nobody knows how far. */
export const isTold = ({ value, high }: Estimate): boolean => value !== null && high !== null;
