import type { Layout, Machine } from '@rollout/compiler';

/** A server that fails is drawn by itself, which takes as long as so many events. */
const EVENTS_PER_FAILURE = 6;

/** As many events as the servers that fail in a run take as long as, on average. */
export function workOfFailures({ numbers: { deploy } }: Machine, { selected }: Layout): number {
  return EVENTS_PER_FAILURE * selected * deploy.fails.reduce((sum, { probability }) => sum + probability, 0);
}
