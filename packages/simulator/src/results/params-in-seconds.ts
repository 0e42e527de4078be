import type { Machine } from '@rollout/compiler';

const SECOND = 1_000;

/** The values of a machine's params as results have them: durations in seconds, the others as they are. */
export function paramsInSeconds({ params }: Pick<Machine, 'params'>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, { kind, value }]) => [name, kind === 'duration' ? value / SECOND : value]),
  );
}
