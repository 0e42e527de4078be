import type { Results } from '@rollout/simulator';

/** What is said to be alike in all runs that were looked at: `every run`, but a single trial says nothing of others. */
export function everyRun({ method, trials }: Pick<Results, 'method' | 'trials'>): string {
  return method === 'simulated' && trials === 1 ? 'the only trial' : 'every run';
}
