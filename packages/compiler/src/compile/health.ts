/** What a check looks at, with how its metrics read in one model. */
import type { Health, Model } from '@rollout/language';
import type { MachineHealth } from '../machine/numbers.ts';

export function healthOf(health: Health, { bugs, readings }: Model): MachineHealth {
  const reading = new Map(readings.map(({ metric, is }) => [metric, is]));
  // With a metric that nobody knows the readings of, the check goes by its numbers alone: nothing moves it.
  const readable = health.metrics.every(({ name }) => reading.has(name));
  const moves = (bug: Model['bugs'][number]) =>
    readable ? bug.moves.filter(({ metric }) => health.metrics.some(({ name }) => name === metric)) : [];
  return {
    every: health.every,
    pass: health.pass,
    marginal: health.marginal,
    moving: bugs.flatMap((bug, index) => (moves(bug).length > 0 ? [index] : [])),
    metrics: health.metrics.map(({ name, bad, threshold, weight, critical }) => ({
      name,
      bad,
      threshold,
      weight,
      critical,
      reads: reading.get(name) ?? null,
      moved: bugs.flatMap((bug, index) =>
        moves(bug).flatMap(({ metric, to }) => (metric === name ? [{ bug: index, to }] : [])),
      ),
    })),
  };
}
