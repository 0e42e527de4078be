import type { JudgeHealth } from '../health.ts';
import { shareScore, sumOf, tooManyWithout, verdictOf, weightsOf } from '../score.ts';

/** How likely each verdict is. */
export interface VerdictChances {
  readonly pass: number;
  readonly marginal: number;
  readonly fail: number;
}

/** The chance that a metric passes; null: it has no data. */
export type PassChance = number | null;

/**
 * The chances of the verdicts, from those of the metrics: given what has shown, metrics are independent, and only whether each
 * passes counts. Exact but for rounding: over the sums of weights that can pass, of which alike weights have few.
 */
export function verdictChances(health: JudgeHealth, passes: readonly PassChance[]): VerdictChances {
  const { metrics } = health;
  const chances = { pass: 0, marginal: 0, fail: 0 };
  const without = passes.filter((chance) => chance === null).length;
  if (tooManyWithout(without, metrics.length)) {
    chances[verdictOf(health, 0)] = 1;
    return chances;
  }

  const weights = weightsOf(metrics);
  /** By the weight that has passed so far; the rest has failed for a critical metric. */
  let sums = new Map([[0, 1]]);
  let failed = 0;
  metrics.forEach(({ critical }, i) => {
    const chance = passes[i] ?? 1;
    const weight = weights[i] ?? 0;
    const next = new Map<number, number>();
    for (const [sum, share] of sums) {
      add(next, sum + weight, share * chance);
      if (critical) failed += share * (1 - chance);
      else add(next, sum, share * (1 - chance));
    }
    sums = next;
  });

  const all = sumOf(weights);
  for (const [sum, share] of sums) chances[verdictOf(health, shareScore(sum, all))] += share;
  chances[verdictOf(health, 0)] += failed;
  return chances;
}

function add(sums: Map<number, number>, sum: number, share: number): void {
  if (share > 0) sums.set(sum, (sums.get(sum) ?? 0) + share);
}
