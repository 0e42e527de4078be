import type { Pick } from './pick.ts';

export interface RandomMetrics {
  /** Checks by metrics; none: empty. */
  readonly text: string;
  /** One that a plain gate can go by, and one that takes a canary; null: there is none. */
  readonly plain: string | null;
  readonly canary: string | null;
  /** Sentences of a model; without them both go by its numbers. */
  readonly readings: readonly string[];
  /** What a bug does to a metric; null: nobody knows how they read. */
  moves(): string | null;
}

/** A check by thresholds and one by comparison, and how their metrics read. */
export function randomMetrics(pick: Pick): RandomMetrics {
  const plain = pick.chance(0.25) ? 'standard' : null;
  const canary = pick.chance(0.7) ? 'compared' : null;
  const read = pick.chance(0.6);
  const judging = (): string[] => [
    ...(pick.chance(0.5) ? ['every 2m'] : []),
    ...(pick.chance(0.5) ? ['pass at 80  marginal at 40'] : []),
  ];
  const lines: string[] = [];
  if (plain !== null) {
    const critical = pick.chance(0.3) ? '  critical' : '';
    const second = pick.chance(0.4) ? ['metric latency { bad when higher  threshold 230ms  weight 40 }'] : [];
    const body = [`metric errors { bad when higher  threshold 1.1%${critical} }`, ...second, ...judging()];
    lines.push(`health ${plain} { ${body.join('  ')} }`);
    pick.says('health by thresholds');
  }
  if (canary !== null) {
    const second = pick.chance(0.5) ? ['metric latency { compare to baseline  weight 60 }'] : [];
    const body = [`metric errors { bad when ${pick.of(['higher', 'different'])} }`, ...second, ...judging()];
    lines.push(`health ${canary} { ${body.join('  ')} }`);
    pick.says('health by comparison');
  }
  const text = lines.join('\n');
  const readings: string[] = [];
  if (read && lines.length > 0) readings.push('metric errors is normal(mean 1%, sd 0.2%)');
  const slows = readings.length > 0 && text.includes('metric latency');
  if (slows) readings.push('metric latency is lognormal(median 200ms, p95 300ms)');
  if (readings.length > 0) pick.says('metric is');
  return {
    text,
    plain,
    canary,
    readings,
    moves: () => {
      if (readings.length === 0) return null;
      return slows && pick.chance(0.4)
        ? 'moves latency to lognormal(median 240ms, p95 400ms)'
        : `moves errors to normal(mean ${pick.of(['1.15%', '1.5%'])}, sd 0.3%)`;
    },
  };
}
